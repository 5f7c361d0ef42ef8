// The detector ends the process at the first race.
//
//zoo:build -race
//zoo:env GORACE=halt_on_error=1
//zoo:kind race
//zoo:line data-race
package main

var a, b int

func main() {
	done := make(chan bool)
	go func() {
		a = 1
		b = 1
		done <- true
	}()
	a = 2
	b = 2
	<-done
	println("not reached")
}
