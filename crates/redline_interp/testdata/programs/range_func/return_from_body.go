// A return in the body ends the function around the loop, with its results.
// Spec: For statements with range clause; Return statements.
package main

func values(yield func(int) bool) {
	defer println("iterator cleans up")
	for i := range 10 {
		if !yield(i) {
			println("yield said false")
			return
		}
	}
}

func find(limit int) (v int, ok bool) {
	for v := range values {
		if v > limit {
			return v, true
		}
	}
	return -1, false
}

func named() (n int) {
	for v := range values {
		n += v
		if v == 2 {
			return
		}
	}
	return 100
}

func main() {
	println(find(3))
	println(find(20))
	println(named())
}
