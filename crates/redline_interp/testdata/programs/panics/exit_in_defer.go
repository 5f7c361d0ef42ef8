// os.Exit in a deferred call ends a panic's program without a word of the panic.
package main

import "os"

func main() {
	defer println("not printed")
	defer func() {
		println("exiting")
		os.Exit(7)
	}()
	panic("never printed")
}
