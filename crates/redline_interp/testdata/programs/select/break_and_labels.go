// break leaves a select, and with a label the loop around it; continue goes on with the loop.
// Spec: Select statements; Break statements; Continue statements.
package main

func main() {
	c := make(chan int, 10)
	for i := range 8 {
		c <- i
	}
loop:
	for {
		select {
		case v := <-c:
			if v == 1 {
				break
			}
			if v == 3 {
				continue loop
			}
			if v == 6 {
				break loop
			}
			print("value ", v, "; ")
		}
		print("after; ")
	}
	println(len(c))
}
