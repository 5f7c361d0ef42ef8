// A panic in an init function ends the program before main.
// Spec: Package initialization.
package main

func init() {
	defer println("deferred in init")
	panic("in init")
}

func main() {
	println("not reached")
}
