// One select sends on a channel and receives from another.
// Spec: Select statements.
package main

func main() {
	in, out, done := make(chan int), make(chan int), make(chan int)
	go func() {
		sum := 0
		for v := range out {
			sum += v
		}
		done <- sum
	}()
	go func() {
		for i := range 4 {
			in <- i
		}
		close(in)
	}()
	var pending []int
	for in != nil || len(pending) > 0 {
		var to chan int
		var first int
		if len(pending) > 0 {
			to, first = out, pending[0]
		}
		select {
		case v, ok := <-in:
			if ok {
				pending = append(pending, v, v*10)
			} else {
				in = nil
			}
		case to <- first:
			pending = pending[1:]
		}
	}
	close(out)
	println(<-done)
}
