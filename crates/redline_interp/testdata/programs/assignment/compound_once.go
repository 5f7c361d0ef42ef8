// An assignment operation evaluates its operand once.
// Spec: Assignment statements.
package main

var calls int

func index() int {
	calls++
	return 1
}

func target(s []int) []int {
	calls += 10
	return s
}

func pointer(p *int) *int {
	calls += 100
	return p
}

func main() {
	s := []int{1, 2, 3}
	target(s)[index()] += 5
	target(s)[index()]++
	x := 7
	*pointer(&x) *= 3
	m := map[int]string{}
	m[index()] += "a"
	m[index()] += "b"
	println(s[1], x, m[1], calls)
}
