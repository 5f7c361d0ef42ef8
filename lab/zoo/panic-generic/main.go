// A generic method on a generic type panics.
//
//zoo:kind panic
//zoo:message empty
//zoo:guilty main
//zoo:site main.(*stack[...]).pop
//zoo:line explicit-panic
package main

type stack[T any] struct{ values []T }

//go:noinline
func (s *stack[T]) pop() T {
	if len(s.values) == 0 {
		panic("empty") // dies
	}
	return s.values[0]
}

func main() {
	println((&stack[map[string]int]{}).pop())
}
