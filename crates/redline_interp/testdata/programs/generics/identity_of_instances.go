// Two instantiations are one type if their type arguments are identical.
// Spec: Type identity; Instantiations.
package main

type box[T any] struct{ v T }

type text string

func boxed[T any](v T) any { return box[T]{v} }

func main() {
	x := boxed(1)
	_, a := x.(box[int])
	_, b := x.(box[int64])
	_, c := boxed("s").(box[text])
	_, d := boxed[byte](1).(box[uint8])
	_, e := boxed[any](nil).(box[interface{}])
	println(a, b, c, d, e, boxed(1) == boxed(1), boxed(1) == boxed(2), boxed(1) == boxed(1.0))
	m := map[any]string{box[int]{1}: "int", box[text]{"t"}: "text"}
	println(m[boxed(1)], m[boxed(text("t"))], m[boxed("t")] == "")
}
