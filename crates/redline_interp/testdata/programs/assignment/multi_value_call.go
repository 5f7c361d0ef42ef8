// The results of one call are assigned, passed on or returned together.
// Spec: Assignment statements; Calls.
package main

func divide(a, b int) (q, r int) { return a / b, a % b }

func again(a, b int) (int, int) { return divide(a, b) }

func sum(n ...int) (total int) {
	for _, v := range n {
		total += v
	}
	return
}

func three(a, b int, rest ...string) int { return a*10 + b + len(rest) }

func main() {
	q, r := divide(17, 5)
	println(q, r)
	var s [2]int
	s[1], s[0] = again(23, 4)
	println(s[0], s[1], sum(divide(9, 2)), three(again(7, 2)))
}
