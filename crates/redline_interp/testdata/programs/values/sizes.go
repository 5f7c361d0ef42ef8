// The sizes of types are those of a 64-bit machine, with fields aligned.
// Spec: Size and alignment guarantees.
package main

import "unsafe"

type padded struct {
	a bool
	b int64
	c bool
}

type packed struct {
	b    int64
	a, c bool
}

func main() {
	var s string
	var sl []int
	var a any
	println(unsafe.Sizeof(int8(0)), unsafe.Sizeof(0), unsafe.Sizeof(1i), unsafe.Sizeof(s), unsafe.Sizeof(sl), unsafe.Sizeof(a))
	println(unsafe.Sizeof(padded{}), unsafe.Sizeof(packed{}), unsafe.Alignof(padded{}), unsafe.Offsetof(padded{}.c))
	println(unsafe.Sizeof([3]uint16{}), unsafe.Sizeof(struct{}{}))
}
