// Calls happen from left to right, on both sides of an assignment.
// Spec: Order of evaluation.
package main

func say(name string, v int) int {
	print(name, " ")
	return v
}

func at(s []int) []int {
	print("s ")
	return s
}

func main() {
	s := make([]int, 3)
	at(s)[say("i", 1)], s[say("j", 2)] = say("v", 10), say("w", 20)
	println(s[1], s[2])
	println(say("a", 1) + say("b", 2)*say("c", 3))
	r := []int{say("x", 1), say("y", 2), say("z", 3)}[say("k", 1)]
	println(r)
}
