// A nil is stored in an atomic.Value.
//
//zoo:kind panic
//zoo:message sync/atomic: store of nil value into Value
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "sync/atomic"

func main() {
	new(atomic.Value).Store(nil) // dies
}
