// A field of a type is asked for that is not there.
//
//zoo:kind panic
//zoo:message reflect: Field index out of bounds
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "reflect"

func main() {
	reflect.TypeOf(struct{}{}).Field(3) // dies
}
