// A nil channel has length and capacity zero, and equals only nil.
// Spec: Channel types; Length and capacity.
package main

func main() {
	var c chan int
	d := make(chan int)
	e := d
	println(len(c), cap(c), c == nil, d == nil, d == e, d == make(chan int))
	var r <-chan int = d
	var s chan<- int = d
	println(r == d, s == d)
}
