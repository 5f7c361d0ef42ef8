// An unbuffered channel hands each value from the sender to the receiver.
// Spec: Channel types; Send statements; Receive operator.
package main

func main() {
	c, done := make(chan int), make(chan bool)
	go func() {
		for v := range c {
			println("received", v)
		}
		close(done)
	}()
	for i := range 3 {
		c <- i * i
	}
	close(c)
	<-done
	println(len(c), cap(c))
}
