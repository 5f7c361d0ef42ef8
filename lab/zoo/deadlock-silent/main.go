// All goroutines wait, and the traceback is switched off: the goroutines are told all the same.
//
//zoo:env GOTRACEBACK=none
//zoo:kind deadlock
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
package main

func main() {
	go func() { select {} }()
	select {}
}
