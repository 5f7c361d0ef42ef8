// The element of a reflect.Value is asked for that has none.
//
//zoo:kind panic
//zoo:message reflect: call of reflect.Value.Elem on int Value
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "reflect"

func main() {
	reflect.ValueOf(1).Elem() // dies
}
