// A method with a pointer receiver may be called on a nil pointer.
// Spec: Method declarations.
package main

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.left.sum() + t.value + t.right.sum()
}

func (t *tree) insert(v int) *tree {
	if t == nil {
		return &tree{value: v}
	}
	if v < t.value {
		t.left = t.left.insert(v)
	} else {
		t.right = t.right.insert(v)
	}
	return t
}

func main() {
	var t *tree
	println(t.sum())
	for _, v := range []int{5, 2, 8, 1} {
		t = t.insert(v)
	}
	println(t.sum(), t.left.left.value)
}
