// A flag is defined twice.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "flag"

func main() {
	flag.Int("count", 1, "")
	flag.Int("count", 1, "") // dies
}
