// A function calls itself without end.
//
//zoo:kind fatal
//zoo:message stack overflow
//zoo:guilty main
//zoo:site main.depth
//zoo:line stack-overflow
package main

//go:noinline
func depth(level int) int { // dies
	return depth(level+1) + 1
}

func main() {
	println(depth(0))
}
