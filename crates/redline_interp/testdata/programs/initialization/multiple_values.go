// Variables that are set by one call are initialized together, a blank one too.
// Spec: Package initialization.
package main

var x = y + 1

var y, z = both()

var _ = say("blank")

var unused, _ = both()

func both() (int, int) {
	println("both")
	return 1, 2
}

func say(s string) bool {
	println(s)
	return true
}

func main() {
	println(x, y, z)
}
