// A function panics with an error of the standard library.
//
//zoo:kind panic
//zoo:message open /nowhere/settings: no such file or directory
//zoo:guilty main
//zoo:site main.load
//zoo:line explicit-panic
package main

import "os"

func load(name string) []byte {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err) // dies
	}
	return text
}

func main() {
	println(len(load("/nowhere/settings")))
}
