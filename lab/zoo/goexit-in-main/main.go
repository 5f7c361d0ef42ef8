// Main ends by Goexit, and nobody else is there.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message no goroutines (main called runtime.Goexit) - deadlock!
//zoo:line misplaced-goexit
package main

import "runtime"

func main() {
	runtime.Goexit()
}
