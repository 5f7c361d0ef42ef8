// A panic with a method that is called through a value kills like any other.
package main

type queue struct{ items []int }

func (q *queue) pop() int {
	if len(q.items) == 0 {
		panic("pop of an empty queue")
	}
	last := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return last
}

func main() {
	q := &queue{[]int{1, 2}}
	pop := q.pop
	for {
		println(pop())
	}
}
