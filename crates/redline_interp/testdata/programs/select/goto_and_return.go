// return and goto leave a select.
// Spec: Select statements; Goto statements.
package main

func first(c chan int) (n int) {
	defer func() { n++ }()
	select {
	case v := <-c:
		return v * 10
	default:
		goto none
	}
none:
	return -1
}

func main() {
	c := make(chan int, 1)
	println(first(c))
	c <- 5
	println(first(c))
}
