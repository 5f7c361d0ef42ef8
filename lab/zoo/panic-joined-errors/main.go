// The panic value is two errors joined, with a newline between them.
//
//zoo:kind panic
//zoo:message first\nsecond
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "errors"

func main() {
	panic(errors.Join(errors.New("first"), errors.New("second"))) // dies
}
