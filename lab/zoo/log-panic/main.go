// log.Panicf logs and panics.
//
//zoo:kind panic
//zoo:message cannot serve: 7
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "log"

func main() {
	log.SetFlags(0)
	log.Panicf("cannot serve: %d", 7) // dies
}
