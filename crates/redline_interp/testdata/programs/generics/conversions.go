// A conversion of a type parameter is the one of its type argument.
// Spec: Conversions.
package main

type number interface {
	~int8 | ~uint8 | ~int | ~float64
}

func to[To, From number](v From) To { return To(v) }

func shift[T ~uint8 | ~uint16](v T) T { return v << 7 >> 7 }

func text[T ~string | ~[]byte](v T) string { return string(v) }

func main() {
	println(to[int8](300), to[uint8](-1), to[int](2.9), to[float64](7), to[float64](int8(-7)))
	println(shift(uint8(3)), shift(uint16(3)), text("s"), text([]byte{65, 66}))
}
