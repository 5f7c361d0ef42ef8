// Slices serve as stack and queue by slicing off the ends.
package main

func main() {
	var stack, queue []int
	for i := range 4 {
		stack = append(stack, i)
		queue = append(queue, i)
	}
	for len(stack) > 0 && len(queue) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		var front int
		front, queue = queue[0], queue[1:]
		print(top, front, " ")
	}
	println(len(stack), len(queue))
}
