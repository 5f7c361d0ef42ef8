// break in a switch or select inside the body leaves only that, and with a label the loop.
// Spec: Break statements; For statements with range clause.
package main

func count(yield func(int) bool) {
	for i := range 6 {
		if !yield(i) {
			println("stopped at", i)
			return
		}
	}
}

func main() {
	c := make(chan int, 6)
loop:
	for i := range count {
		switch {
		case i == 1:
			break
		case i == 4:
			break loop
		default:
			c <- i
		}
		select {
		case v := <-c:
			if v == 2 {
				continue loop
			}
			println("got", v)
		default:
			println("nothing at", i)
		}
	}
}
