// All channels and values to send are evaluated in source order, whatever is chosen.
// Spec: Select statements.
package main

func channel(name string, c chan int) chan int {
	println("channel", name)
	return c
}

func value(v int) int {
	println("value", v)
	return v
}

func index() int {
	println("index")
	return 0
}

func main() {
	ready, blocked := make(chan int, 1), make(chan int)
	ready <- 7
	var got [1]int
	select {
	case channel("a", blocked) <- value(1):
	case got[index()] = <-channel("b", ready):
		println("received", got[0])
	case got[index()+5] = <-channel("c", nil):
	}
}
