// Closing a nil channel panics.
// Spec: Close.
package main

func main() {
	var c chan int
	close(c)
}
