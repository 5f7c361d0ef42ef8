// A negative size of a channel panics.
// Spec: Making slices, maps and channels.
package main

func main() {
	size := -3
	c := make(chan string, size)
	println(cap(c))
}
