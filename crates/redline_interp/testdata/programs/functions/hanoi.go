// The towers of Hanoi are moved by a recursion over slices.
package main

type tower []int

func move(n int, from, to, over *tower, count *int) {
	if n == 0 {
		return
	}
	move(n-1, from, over, to, count)
	last := len(*from) - 1
	*to = append(*to, (*from)[last])
	*from = (*from)[:last]
	*count++
	move(n-1, over, to, from, count)
}

func main() {
	a, b, c := tower{4, 3, 2, 1}, tower{}, tower{}
	moves := 0
	move(len(a), &a, &b, &c, &moves)
	println(len(a), len(b), len(c), moves, b[0], b[3])
}
