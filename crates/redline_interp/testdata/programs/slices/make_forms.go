// make gives zeroed slices of a length and a capacity, which may be of any integer type.
// Spec: Making slices, maps and channels.
package main

func main() {
	n := uint8(3)
	s := make([]string, n)
	t := make([]float64, 2, int64(5))
	u := make([]bool, 1e1)
	println(len(s), cap(s), s[2] == "", len(t), cap(t), t[1], len(u), u[9])
	t = t[:5]
	println(t[4])
	v := make([][]int, 3)
	v[1] = append(v[1], 7)
	println(v[0] == nil, v[1][0], len(v[2]))
}
