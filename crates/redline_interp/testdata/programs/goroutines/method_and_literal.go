// Methods, method values, interface methods and literals run as goroutines.
// Spec: Go statements.
package main

type t struct {
	n int
	c chan int
}

func (t t) value() { t.c <- t.n }

func (t *t) pointer() { t.c <- t.n * 10 }

func main() {
	v := t{1, make(chan int)}
	go v.value()
	println(<-v.c)
	go v.pointer()
	println(<-v.c)
	f := v.value
	v.n = 5
	go f()
	println(<-v.c)
	var i interface{ pointer() } = &v
	go i.pointer()
	println(<-v.c)
	go func(n int) { v.c <- n }(v.n + 1)
	println(<-v.c)
	go t.value(v)
	println(<-v.c)
}
