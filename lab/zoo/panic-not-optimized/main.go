// A program built for a debugger panics: nothing is inlined.
//
//zoo:build -gcflags=all=-N\x20-l
//zoo:kind panic
//zoo:message plain
//zoo:guilty main
//zoo:site main.inner
//zoo:line explicit-panic
package main

func inner() {
	panic("plain") // dies
}

func outer() { inner() }

func main() { outer() }
