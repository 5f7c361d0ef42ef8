// A slice converts to an array, which is a copy, and to an array pointer, which is not.
// Spec: Conversions from slice to array or array pointer.
package main

func main() {
	s := []int{1, 2, 3, 4}
	a := [3]int(s)
	p := (*[2]int)(s)
	s[0] = 10
	println(a[0], p[0], len(a), len(p))
	p[1] = 20
	println(s[1])
	var none []int
	println((*[0]int)(none) == nil, (*[0]int)([]int{}) == nil, [0]int(none) == [0]int{})
}
