// A variable is published twice.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "expvar"

func main() {
	expvar.NewInt("count")
	expvar.NewInt("count") // dies
}
