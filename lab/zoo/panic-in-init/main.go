// An init function panics.
//
//zoo:kind panic
//zoo:message not configured
//zoo:guilty main
//zoo:site main.init.0
//zoo:line explicit-panic
package main

func init() {
	panic("not configured") // dies
}

func main() {}
