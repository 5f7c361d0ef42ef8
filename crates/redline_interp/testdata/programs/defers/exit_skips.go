// os.Exit ends the program without deferred calls.
package main

import "os"

func main() {
	defer println("not printed")
	func() {
		defer println("not printed either")
		println("exiting")
		os.Exit(3)
	}()
}
