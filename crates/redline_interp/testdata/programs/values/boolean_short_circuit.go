// The right operand of && and || is evaluated only where it decides.
// Spec: Logical operators; Order of evaluation.
package main

func say(name string, v bool) bool {
	print(name, " ")
	return v
}

func main() {
	println(say("a", false) && say("b", true))
	println(say("c", true) || say("d", false))
	println(say("e", true) && say("f", false) || say("g", true))
	println(say("h", false) || say("i", true) && say("j", false))
	println(!say("k", false) && !say("l", true))
}
