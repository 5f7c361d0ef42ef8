// Main ends by Goexit, and the others wait for ever.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line misplaced-goexit
package main

import "runtime"

func main() {
	for range make([]bool, 3) {
		go func() { select {} }()
	}
	runtime.Gosched()
	runtime.Goexit()
}
