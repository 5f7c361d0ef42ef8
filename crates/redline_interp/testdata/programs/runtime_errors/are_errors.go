// Panics of the runtime are values of type runtime.Error, which is an error.
// Go 1.26: the text of a PanicNilError does not begin with `runtime error:`.
package main

import "runtime"

func try(f func()) {
	defer func() {
		v := recover()
		_, isError := v.(error)
		re, isRuntime := v.(runtime.Error)
		_, isAssert := v.(*runtime.TypeAssertionError)
		println(isError, isRuntime, isAssert, re.Error())
	}()
	f()
}

func main() {
	var p *int
	var m map[int]int
	var x any
	zero := 0
	try(func() { *p = 1 })
	try(func() { m[1] = 1 })
	try(func() { _ = x.(int) })
	try(func() { println(1 / zero) })
	try(func() { println([]int{}[zero]) })
	try(func() { close((chan int)(nil)) })
	try(func() { panic(nil) })
}
