// A constraint lists the types whose operators a function may use.
// Spec: General interfaces; Type constraints.
package main

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8
}

type number interface{ integer | ~float32 | ~float64 }

type celsius float64

type tiny int8

func sum[T number](values ...T) (total T) {
	for _, v := range values {
		total += v
	}
	return
}

func halve[T integer](v T) T { return v / 2 }

func main() {
	println(sum(1, 2, 3), sum(1.5, 2.5), sum[tiny](100, 100), float64(sum(celsius(1), 2)), sum[uint8](200, 100))
	println(halve(-7), halve(uint8(255)), halve(tiny(-128)))
}
