// A value is written through a nil pointer on a goroutine of its own.
//
//zoo:kind panic
//zoo:message runtime error: invalid memory address or nil pointer dereference
//zoo:guilty other
//zoo:site main.store
//zoo:line nil-dereference
package main

//go:noinline
func store(to *int, value int) {
	*to = value // dies
}

func main() {
	go store(nil, 7)
	select {}
}
