// Generic functions call themselves and each other with other type arguments.
// Spec: Instantiations.
package main

type tree[T any] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) insert(v T, less func(a, b T) bool) *tree[T] {
	if t == nil {
		return &tree[T]{value: v}
	}
	if less(v, t.value) {
		t.left = t.left.insert(v, less)
	} else {
		t.right = t.right.insert(v, less)
	}
	return t
}

func (t *tree[T]) walk(f func(T)) {
	if t != nil {
		t.left.walk(f)
		f(t.value)
		t.right.walk(f)
	}
}

func even[T any](s []T) bool { return len(s) == 0 || odd[T](s[1:]) }

func odd[T any](s []T) bool { return len(s) != 0 && even(s[1:]) }

func main() {
	var t *tree[string]
	for _, s := range []string{"m", "c", "x", "a"} {
		t = t.insert(s, func(a, b string) bool { return a < b })
	}
	t.walk(func(s string) { print(s, " ") })
	println(even([]int{1, 2}), odd([]bool{true}))
}
