// A panic on another goroutine ends the program, whatever main does.
// Spec: Handling panics; Go statements.
package main

func work(done chan bool) {
	defer println("deferred by the goroutine")
	panic("in work")
}

func main() {
	defer println("not printed")
	done := make(chan bool)
	go work(done)
	<-done
}
