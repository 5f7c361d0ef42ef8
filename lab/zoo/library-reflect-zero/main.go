// A method is called on the zero reflect.Value.
//
//zoo:kind panic
//zoo:message reflect: call of reflect.Value.Type on zero Value
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "reflect"

func main() {
	reflect.Value{}.Type() // dies
}
