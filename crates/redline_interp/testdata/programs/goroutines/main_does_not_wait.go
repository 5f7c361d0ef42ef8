// The program ends with main, whatever other goroutines do.
// Spec: Program execution.
package main

func main() {
	started := make(chan bool)
	go func() {
		started <- true
		<-make(chan int)
		println("never")
	}()
	<-started
	println("main ends")
}
