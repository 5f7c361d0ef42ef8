// A nil slice and an empty one have no elements, and only one of them is nil.
// Spec: Slice types.
package main

func main() {
	var none []int
	empty := []int{}
	made := make([]int, 0)
	println(none == nil, empty == nil, made == nil, len(none), cap(none), len(empty))
	none = append(none, empty...)
	println(none == nil)
	none = append(none, 1)
	println(none == nil, len(none), none[0])
	println(none[:0] == nil, none[1:] == nil, len(none[1:]))
	var zero []int
	println(zero[:] == nil, zero[0:0] == nil)
}
