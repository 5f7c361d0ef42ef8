// While a deferred function handles its own panic, recover gives that one and then the outer one.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		println("outermost", recover() == nil)
	}()
	defer func() {
		func() {
			defer func() { println("nested", recover().(string)) }()
			panic("two")
		}()
		println("after", recover().(string))
	}()
	panic("one")
}
