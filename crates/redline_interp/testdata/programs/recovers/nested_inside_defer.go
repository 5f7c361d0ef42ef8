// A panic that starts and is recovered inside a deferred function leaves the outer panic alone.
// Spec: Handling panics.
package main

func cleanup() {
	defer func() { println("inner recover:", recover().(string)) }()
	panic("inner")
}

func main() {
	defer func() { println("outer recover:", recover().(string)) }()
	defer func() {
		cleanup()
		println("cleanup returned")
	}()
	panic("outer")
}
