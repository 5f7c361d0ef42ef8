// os.Exit(2) after a line that begins like a panic: no crash.
//
//zoo:line unexpected-exit
package main

import "os"

func main() {
	println("panic: this is what the program says itself")
	os.Exit(2)
}
