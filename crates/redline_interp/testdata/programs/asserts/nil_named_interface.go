// An assertion on a nil interface with methods names the interface type.
// Spec: Type assertions.
package main

type shape interface{ area() int }

type square struct{}

func (square) area() int { return 1 }

func main() {
	var s shape
	println(s.(square).area())
}
