// A tree is walked by a goroutine for each subtree.
package main

type tree struct {
	left, right *tree
	value       int
}

func build(depth int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{build(depth - 1), build(depth - 1), depth}
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	c := make(chan int, 2)
	go func() { c <- t.left.sum() }()
	go func() { c <- t.right.sum() }()
	return t.value + <-c + <-c
}

func main() {
	println(build(6).sum())
}
