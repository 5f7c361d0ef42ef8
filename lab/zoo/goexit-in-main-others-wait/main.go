// Main ends by Goexit, and the others wait for ever.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "runtime"

func main() {
	for range make([]bool, 3) {
		go func() { select {} }()
	}
	runtime.Gosched()
	runtime.Goexit()
}
