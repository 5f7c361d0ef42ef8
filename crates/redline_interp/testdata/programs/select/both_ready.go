// Of several that are ready any may be chosen, and in the end both are.
// Spec: Select statements.
package main

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	sum := 0
	for range 2 {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum += v
		}
	}
	println(sum, len(a), len(b))
}
