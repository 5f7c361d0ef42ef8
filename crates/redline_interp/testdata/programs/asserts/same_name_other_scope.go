// Two types with the same name in different functions are different types.
// Spec: Type identity; Type assertions.
package main

func make1() any {
	type local struct{ n int }
	return local{1}
}

func main() {
	type local struct{ n int }
	x := make1()
	_, ok := x.(local)
	println(ok)
	println(x.(local).n)
}
