// A recover in main does not stop a panic on another goroutine.
// Spec: Handling panics.
package main

func main() {
	defer func() { println("not printed", recover() == nil) }()
	wait := make(chan int)
	go func() {
		panic("on another goroutine")
	}()
	<-wait
}
