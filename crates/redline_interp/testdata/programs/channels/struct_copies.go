// A value that is sent is copied.
// Spec: Send statements; Assignment statements.
package main

type box struct {
	n    [2]int
	list []int
}

func main() {
	c := make(chan box, 2)
	b := box{[2]int{1, 2}, []int{1}}
	c <- b
	b.n[0] = 10
	b.list[0] = 10
	got := <-c
	println(got.n[0], got.list[0])
}
