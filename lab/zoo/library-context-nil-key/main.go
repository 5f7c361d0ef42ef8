// A context is given a value without a key.
//
//zoo:kind panic
//zoo:message nil key
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "context"

func main() {
	context.WithValue(context.Background(), nil, 1) // dies
}
