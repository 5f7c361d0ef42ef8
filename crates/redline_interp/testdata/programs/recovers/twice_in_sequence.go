// A function panics, recovers and is called again, many times in a row.
// Spec: Handling panics.
package main

func f(n int) (r int) {
	defer func() {
		if v, ok := recover().(int); ok {
			r = v * 2
		}
	}()
	if n > 0 {
		panic(f(n-1) + n)
	}
	return 1
}

func main() {
	println(f(0), f(1), f(2), f(10))
}
