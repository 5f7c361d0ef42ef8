// Methods and method values are iterators, and so are functions of named types.
// Spec: For statements with range clause.
package main

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) all(yield func(int) bool) bool {
	if t == nil {
		return true
	}
	return t.left.all(yield) && yield(t.value) && t.right.all(yield)
}

func (t *tree) each(yield func(int) bool) { t.all(yield) }

type sequence func(func(int) bool)

func (s sequence) double() sequence {
	return func(yield func(int) bool) {
		for v := range s {
			if !yield(v) || !yield(v) {
				return
			}
		}
	}
}

func main() {
	t := &tree{&tree{nil, nil, 1}, &tree{&tree{nil, nil, 3}, nil, 4}, 2}
	for v := range t.each {
		print(v, " ")
	}
	for v := range sequence(t.each).double() {
		if v == 4 {
			break
		}
		print(v, " ")
	}
	println()
}
