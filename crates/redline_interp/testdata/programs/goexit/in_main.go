// Goexit in main ends the main goroutine, and without others the program dies.
package main

import "runtime"

func main() {
	defer println("deferred")
	runtime.Goexit()
}
