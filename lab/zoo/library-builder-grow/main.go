// A strings.Builder is grown by a negative count.
//
//zoo:kind panic
//zoo:message strings.Builder.Grow: negative count
//zoo:guilty main
//zoo:site main.main
//zoo:line invalid-size
package main

import "strings"

func main() {
	new(strings.Builder).Grow(-1) // dies
}
