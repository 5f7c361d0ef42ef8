// All goroutines wait, and the traceback is switched off: nothing but the message is printed.
//
//zoo:env GOTRACEBACK=none
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

func main() {
	go func() { select {} }()
	select {}
}
