// Values of two types are stored in an atomic.Value.
//
//zoo:kind panic
//zoo:message sync/atomic: store of inconsistently typed value into Value
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "sync/atomic"

func main() {
	var value atomic.Value
	value.Store(1)
	value.Store("a") // dies
}
