// A range over a channel that is never closed ends in a deadlock.
// Spec: For statements with range clause.
package main

func main() {
	c := make(chan int)
	go func() {
		for i := range 3 {
			c <- i
		}
	}()
	for v := range c {
		println(v)
	}
}
