// A generic type has methods that use its type parameters.
// Spec: Type parameter declarations; Method declarations.
package main

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v ...T) *stack[T] {
	s.items = append(s.items, v...)
	return s
}

func (s *stack[T]) pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

func (s stack[_]) size() int { return len(s.items) }

func main() {
	var n stack[int]
	n.push(1, 2).push(3)
	println(n.pop())
	s := stack[string]{[]string{"a"}}
	println(s.pop())
	println(s.pop())
	println(n.size(), s.size())
}
