// A select without cases waits for ever.
//
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:guilty main
//zoo:site main.main
//zoo:line deadlock
package main

func main() {
	select {} // dies
}
