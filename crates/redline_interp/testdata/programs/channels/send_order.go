// The channel and the value of a send are both evaluated before it blocks.
// Spec: Send statements.
package main

func channel(c chan int) chan int {
	println("channel")
	return c
}

func value() int {
	println("value")
	return 3
}

func main() {
	c := make(chan int, 1)
	channel(c) <- value()
	println(<-channel(c))
}
