// A receive clause declares, assigns to any operand, or drops the value.
// Spec: Select statements.
package main

type t struct {
	v  int
	ok bool
}

func main() {
	c := make(chan int, 1)
	var x t
	m := map[string]int{}
	c <- 1
	select {
	case x.v, x.ok = <-c:
	}
	c <- 2
	select {
	case m["k"] = <-c:
	}
	c <- 3
	select {
	case <-c:
	}
	c <- 4
	select {
	case v := <-c:
		v++
		println(v)
	}
	close(c)
	select {
	case _, x.ok = <-c:
	}
	println(x.v, x.ok, m["k"])
}
