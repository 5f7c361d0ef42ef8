// The expression of a range clause may be any call, which is evaluated once.
// Spec: For statements with range clause.
package main

type store struct{ items map[string][]int }

func (s *store) of(key string) func(func(int, int) bool) {
	println("of", key)
	return func(yield func(int, int) bool) {
		for i, v := range s.items[key] {
			if !yield(i, v) {
				return
			}
		}
	}
}

func main() {
	s := &store{map[string][]int{"a": {5, 6}, "b": nil}}
	for i, v := range s.of("a") {
		s = nil
		println(i, v)
	}
	s = &store{}
	for range s.of("b") {
		println("never")
	}
}
