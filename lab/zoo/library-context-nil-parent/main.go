// A context is made from none.
//
//zoo:kind panic
//zoo:message cannot create context from nil parent
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "context"

func main() {
	context.WithCancel(nil) // dies
}
