// strings.Repeat is asked for a negative count.
//
//zoo:kind panic
//zoo:message strings: negative Repeat count
//zoo:guilty main
//zoo:site main.main
//zoo:line invalid-size
package main

import "strings"

func main() {
	println(strings.Repeat("a", -1)) // dies
}
