// A panic in the iterator unwinds to the function around the loop.
// Spec: Handling panics.
package main

func numbers(yield func(int) bool) {
	yield(1)
	panic("in the iterator")
}

func f() (n int) {
	defer func() { println("recovered", recover().(string)) }()
	for i := range numbers {
		n += i
	}
	return -1
}

func main() {
	println(f())
}
