// Calls deferred in the body run after a return from it, and see its results.
// Spec: Defer statements; Return statements.
package main

func count(yield func(int) bool) {
	defer println("iterator ends")
	for i := 0; yield(i); i++ {
	}
	println("told to stop")
}

func f() (n int) {
	defer func() { println("first deferred sees", n) }()
	for i := range count {
		defer func() {
			println("deferred in body", i, "sees", n)
			n++
		}()
		if i == 1 {
			return 10
		}
	}
	return -1
}

func main() {
	println(f())
}
