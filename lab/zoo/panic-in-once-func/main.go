// A sync.OnceFunc panics at each call with the panic of the first.
//
//zoo:kind panic
//zoo:message not ready
//zoo:guilty main
//zoo:line explicit-panic
package main

import "sync"

func main() {
	start := sync.OnceFunc(func() { panic("not ready") })
	func() {
		defer func() { recover() }()
		start()
	}()
	start()
}
