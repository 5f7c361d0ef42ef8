// Closures and deferred calls in a clause see the variable of their own clause.
// Spec: Select statements.
package main

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	close(c)
	for {
		select {
		case v, ok := <-c:
			if !ok {
				return
			}
			defer func() { println("deferred", v) }()
			v *= 10
		}
	}
}
