// Closing a channel makes a sender that waits on it panic.
// Spec: Send statements; Close.
package main

func main() {
	c, failed := make(chan int), make(chan string)
	go func() {
		defer func() {
			err := recover().(error)
			failed <- err.Error()
		}()
		for {
			c <- 1
		}
	}()
	<-c
	close(c)
	println(<-failed)
}
