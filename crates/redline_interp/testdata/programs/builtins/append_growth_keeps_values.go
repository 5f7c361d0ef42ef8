// However often a slice grows, its values stay, and older slices keep the old array.
// Spec: Appending to and copying slices.
package main

func main() {
	var s []int
	var old [][]int
	for i := range 100 {
		s = append(s, i)
		if len(s) == cap(s) {
			old = append(old, s)
		}
	}
	sum := 0
	for i, v := range s {
		if i != v {
			println("wrong at", i)
		}
		sum += v
	}
	s[0] = -1
	println(sum, len(s), old[0][0])
}
