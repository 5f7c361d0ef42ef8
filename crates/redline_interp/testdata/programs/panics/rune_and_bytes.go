// Panics with values of basic types print them without the name of the type.
// Spec: Handling panics.
package main

func later(v any) {
	defer func() {
		if v != nil {
			panic(v)
		}
	}()
}

func main() {
	defer later(complex64(1 - 2i))
	defer later(uintptr(7))
	defer later(uint8(255))
	defer later(int64(-9))
	defer later(float32(0.25))
	panic('é')
}
