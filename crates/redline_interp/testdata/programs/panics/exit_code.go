// The code of os.Exit is the exit status of the program.
package main

import "os"

func main() {
	codes := []int{0, 42}
	println("exiting")
	os.Exit(codes[1])
}
