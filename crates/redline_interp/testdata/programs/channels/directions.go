// A channel converts to one of a single direction, for parameters and results.
// Spec: Channel types.
package main

func produce(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func square(in <-chan int, out chan<- int) {
	for v := range in {
		out <- v * v
	}
	close(out)
}

func main() {
	out := make(chan int)
	go square(produce(5), out)
	sum := 0
	for v := range out {
		print(v, " ")
		sum += v
	}
	println(sum)
}
