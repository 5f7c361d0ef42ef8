// A method call on a type parameter that is a nil interface panics.
// Spec: Calls; Type parameter declarations.
package main

type runner interface{ run() }

func each[T runner](items ...T) {
	for _, it := range items {
		it.run()
	}
}

type job string

func (j job) run() { println(string(j)) }

func main() {
	each(job("a"), job("b"))
	each[runner](job("c"), nil)
}
