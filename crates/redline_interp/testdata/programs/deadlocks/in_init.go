// An init function may wait for a goroutine, and be left waiting.
// Spec: Package initialization.
package main

func init() {
	c := make(chan string)
	go func() { c <- "goroutines run during init" }()
	println(<-c)
	<-c
}

func main() {
	println("not reached")
}
