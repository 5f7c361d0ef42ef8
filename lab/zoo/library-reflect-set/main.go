// A reflect.Value is set that cannot be addressed.
//
//zoo:kind panic
//zoo:message reflect: reflect.Value.SetInt using unaddressable value
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "reflect"

func main() {
	reflect.ValueOf(1).SetInt(2) // dies
}
