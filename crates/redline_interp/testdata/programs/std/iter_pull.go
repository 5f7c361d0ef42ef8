// iter.Pull turns an iterator into a function that is asked for the next value.
package main

import "iter"

func count(yield func(int) bool) {
	defer println("iterator ends")
	for i := range 5 {
		if !yield(i) {
			return
		}
	}
}

func main() {
	next, stop := iter.Pull(iter.Seq[int](count))
	for range 3 {
		v, ok := next()
		println(v, ok)
	}
	stop()
	v, ok := next()
	println(v, ok)
}
