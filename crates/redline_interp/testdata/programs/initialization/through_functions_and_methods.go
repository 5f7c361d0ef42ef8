// References from functions, methods and closures count as dependencies.
// Spec: Package initialization.
package main

type t struct{}

func (t) get() int { return hidden + 1 }

var viaMethod = t.get(t{})

var viaClosure = func() int { return hidden * 10 }()

var viaFunction = helper()

func helper() int { return deeper() }

func deeper() int { return hidden + 100 }

var hidden = compute("hidden")

func compute(name string) int {
	println("computing", name)
	return 5
}

func main() {
	println(viaMethod, viaClosure, viaFunction)
}
