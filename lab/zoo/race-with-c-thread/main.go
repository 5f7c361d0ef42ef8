// Main reads what Go code has written that a thread of C called.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

// void start(void);
import "C"
import "time"

var shared int

//export called
func called() { shared = 1 }

func main() {
	C.start()
	time.Sleep(50 * time.Millisecond)
	println(shared)
}
