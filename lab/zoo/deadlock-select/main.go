// Main and a goroutine wait in select statements for each other.
//
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		select {
		case <-a:
		case <-b:
		}
		select {
		case a <- 1:
		case b <- 1:
		}
	}()
	a <- 1
	select {
	case a <- 2:
	case b <- 2:
	}
}
