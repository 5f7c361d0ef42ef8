// Goexit in the body unwinds the iterator and the function around it.
package main

import "runtime"

func count(yield func(int) bool) {
	defer println("iterator unwinds")
	for i := 0; yield(i); i++ {
	}
}

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		for i := range count {
			defer println("deferred in body", i)
			if i == 1 {
				runtime.Goexit()
			}
		}
		println("not reached")
	}()
	<-done
}
