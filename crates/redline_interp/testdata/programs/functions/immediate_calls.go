// A function literal can be called where it stands.
// Spec: Function literals.
package main

var table = func() (t [4]int) {
	for i := range t {
		t[i] = i * i
	}
	return
}()

func main() {
	x := func(a, b int) int { return a*b + table[3] }(2, 3)
	func() { x++ }()
	println(x, func() string { return "called" }(), func(n ...int) int { return len(n) }(1, 2, 3))
}
