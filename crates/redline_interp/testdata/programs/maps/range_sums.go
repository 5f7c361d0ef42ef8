// Ranging over a map visits every entry once, in some order.
// Spec: For statements with range clause.
package main

func main() {
	m := map[int]string{}
	for i := range 100 {
		m[i] = "x"
	}
	sum, letters := 0, 0
	for k, v := range m {
		sum += k
		letters += len(v)
	}
	n := 0
	for range m {
		n++
	}
	println(sum, letters, n)
}
