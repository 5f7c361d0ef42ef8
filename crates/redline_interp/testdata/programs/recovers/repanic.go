// A recovered value may be panicked with again, and the next function recovers it.
// Spec: Handling panics.
package main

func inner() {
	defer func() {
		v := recover()
		println("inner", v.(string))
		panic(v)
	}()
	panic("value")
}

func main() {
	defer func() {
		println("main", recover().(string), recover() == nil)
	}()
	inner()
	println("not reached")
}
