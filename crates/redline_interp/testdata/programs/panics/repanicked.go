// A panic that is recovered and panicked with again is printed once.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		if v := recover(); v != nil {
			println("logged")
			panic(v)
		}
	}()
	panic("one value")
}
