// A panic while package variables are initialized ends the program.
// Spec: Package initialization.
package main

var first = say("first")

var second = must("")

func say(s string) string {
	println(s)
	return s
}

func must(s string) string {
	if s == "" {
		panic("must: empty")
	}
	return s
}

func main() {
	println("not reached", first, second)
}
