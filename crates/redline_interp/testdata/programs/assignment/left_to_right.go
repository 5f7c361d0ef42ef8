// Argument lists, receivers and composite literals are evaluated from left to right.
// Spec: Order of evaluation.
package main

type t struct{ a, b int }

func (t t) sum(n int) int { return t.a + t.b + n }

func say(name string, v int) int {
	print(name, " ")
	return v
}

func maker() t {
	print("maker ")
	return t{1, 2}
}

func add(a, b, c int) int { return a*100 + b*10 + c }

func main() {
	println(add(say("a", 1), say("b", 2), say("c", 3)))
	println(maker().sum(say("n", 4)))
	v := t{b: say("second", 2), a: say("first", 1)}
	println(v.a, v.b)
	arr := [...]int{1: say("one", 1), 0: say("zero", 0)}
	println(arr[0], arr[1])
}
