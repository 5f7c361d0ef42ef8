// An iterator that recovers a panic of the body and returns as if nothing was is caught at it.
// Spec: For statements with range clause; Handling panics.
package main

func careless(yield func(int) bool) {
	defer func() { println("iterator recovered", recover().(string)) }()
	yield(1)
}

func main() {
	for i := range careless {
		panic("body " + string(rune('0'+i)))
	}
	println("not reached")
}
