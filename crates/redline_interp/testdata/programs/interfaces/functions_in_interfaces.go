// Functions, channels and maps in an interface are held and asserted like other values.
// Spec: Type assertions.
package main

type handler func(int) int

func main() {
	var a any = func(n int) int { return n + 1 }
	f, ok := a.(func(int) int)
	_, named := a.(handler)
	println(f(1), ok, named)
	a = handler(func(n int) int { return n * 2 })
	println(a.(handler)(21))
	m := map[string]int{"k": 1}
	a = m
	a.(map[string]int)["k"]++
	println(m["k"])
	c := make(chan int, 1)
	a = c
	a.(chan int) <- 5
	println(<-c, a == any(c))
	_, directed := a.(<-chan int)
	println(directed)
}
