// A panic with a value that has a String method prints what it gives.
// Spec: Handling panics.
package main

type color int

func (c color) String() string { return "color of number " + string(rune('0'+c)) }

func main() {
	panic(color(3))
}
