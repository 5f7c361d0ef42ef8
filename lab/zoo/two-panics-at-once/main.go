// Two goroutines panic at the same time: one of them is told.
//
//zoo:kind panic
//zoo:message both
//zoo:guilty other
//zoo:line explicit-panic
package main

func fall(begin <-chan bool) {
	<-begin
	panic("both")
}

func main() {
	begin := make(chan bool)
	for range make([]int, 4) {
		go fall(begin)
	}
	close(begin)
	select {}
}
