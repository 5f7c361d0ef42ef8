// A deferred function panics while the goroutine panics.
//
//zoo:kind panic
//zoo:message second
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	defer func() {
		panic("second")
	}()
	panic("first") // dies
}
