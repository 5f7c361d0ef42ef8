// Package container/heap keeps the smallest element of a slice in front.
package main

import "container/heap"

type ints []int

func (h ints) Len() int { return len(h) }

func (h ints) Less(i, j int) bool { return h[i] < h[j] }

func (h ints) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *ints) Push(x any) { *h = append(*h, x.(int)) }

func (h *ints) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

func main() {
	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		print(heap.Pop(h).(int), " ")
	}
	println()
}
