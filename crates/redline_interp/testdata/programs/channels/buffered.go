// A buffered channel keeps values in order up to its capacity.
// Spec: Channel types; Length and capacity.
package main

func main() {
	c := make(chan string, 3)
	println(len(c), cap(c))
	c <- "a"
	c <- "b"
	println(len(c))
	println(<-c)
	println(len(c))
	c <- "c"
	c <- "d"
	println(len(c), cap(c))
	close(c)
	for s := range c {
		print(s, " ")
	}
	println(len(c))
}
