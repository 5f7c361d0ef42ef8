// Two interfaces that hold slices are compared.
//
//zoo:kind panic
//zoo:message runtime error: comparing uncomparable type []int
//zoo:guilty main
//zoo:site main.same
//zoo:line uncomparable-value
package main

//go:noinline
func same(a, b any) bool {
	return a == b // dies
}

func main() {
	println(same([]int{1}, []int{1}))
}
