// Calls and receives stand as statements, in parentheses too.
// Spec: Expression statements.
package main

func f() int {
	print("f ")
	return 1
}

type t struct{}

func (t) m() { print("m ") }

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	f()
	(f())
	<-c
	(<-c)
	t{}.m()
	t.m(t{})
	func() { print("literal ") }()
	copy([]int{1}, []int{2})
	println(len(c))
}
