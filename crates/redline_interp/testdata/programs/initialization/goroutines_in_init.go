// Goroutines that an init function starts run on beside main.
// Spec: Program execution.
package main

var results = make(chan int)

func init() {
	go func() {
		for i := range 3 {
			results <- i
		}
		close(results)
	}()
}

func main() {
	for v := range results {
		println(v)
	}
}
