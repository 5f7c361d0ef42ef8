// A select that waits to send panics when its channel is closed.
// Spec: Select statements; Close.
package main

func main() {
	c, never, failed := make(chan int), make(chan int), make(chan string)
	go func() {
		defer func() { failed <- recover().(error).Error() }()
		for {
			select {
			case c <- 1:
			case <-never:
			}
		}
	}()
	<-c
	close(c)
	println(<-failed)
}
