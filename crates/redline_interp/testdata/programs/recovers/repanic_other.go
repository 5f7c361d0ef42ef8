// A deferred function recovers one panic and starts another.
// Spec: Handling panics.
package main

func wrap() {
	defer func() {
		if v := recover(); v != nil {
			panic("wrapped " + v.(string))
		}
	}()
	panic("cause")
}

func main() {
	defer func() { println(recover().(string)) }()
	wrap()
}
