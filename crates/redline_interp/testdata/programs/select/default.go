// A select with a default clause does not wait.
// Spec: Select statements.
package main

func main() {
	c := make(chan int, 1)
	try := func() {
		select {
		case v := <-c:
			println("received", v)
		default:
			println("nothing")
		}
	}
	try()
	c <- 4
	try()
	select {
	case c <- 5:
		println("sent")
	default:
		println("full")
	}
	select {
	case c <- 6:
		println("sent")
	default:
		println("full")
	}
}
