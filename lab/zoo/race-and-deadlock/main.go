// After a race, all goroutines wait for each other.
//
//zoo:build -race
//zoo:kind race deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

import "time"

func main() {
	value := 0
	go func() { value = 1 }()
	time.Sleep(20 * time.Millisecond)
	value = 2
	make(chan int) <- value
}
