// A closure inside a closure captures variables of both functions around it.
// Spec: Function literals.
package main

func outer(a int) func(int) func(int) int {
	sum := a
	return func(b int) func(int) int {
		sum += b
		local := b * 100
		return func(c int) int {
			sum += c
			local++
			return sum + local
		}
	}
}

func main() {
	f := outer(1)
	g, h := f(10), f(20)
	println(g(1), g(1), h(1), g(0))
}
