// A yield that is kept and called after the loop has ended panics.
// Spec: For statements with range clause.
package main

var kept func(int) bool

func leak(yield func(int) bool) {
	kept = yield
	yield(1)
}

func main() {
	for i := range leak {
		println("body", i)
	}
	println("loop is over")
	kept(2)
}
