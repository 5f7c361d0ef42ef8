// The message of a panic has twenty thousand bytes on one line.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "strings"

func main() {
	panic(strings.Repeat("0123456789", 2000)) // dies
}
