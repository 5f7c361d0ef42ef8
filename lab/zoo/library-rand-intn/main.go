// rand.Intn is asked for a number below zero.
//
//zoo:kind panic
//zoo:message invalid argument to Intn
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "math/rand"

func main() {
	println(rand.Intn(0)) // dies
}
