// A closed channel is always ready to receive from.
// Spec: Select statements; Close.
package main

func main() {
	c, never := make(chan int), make(chan int)
	close(c)
	for range 2 {
		select {
		case v, ok := <-c:
			println(v, ok)
		case <-never:
			println("never")
		}
	}
}
