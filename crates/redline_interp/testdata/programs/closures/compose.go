// Functions build functions: composition, partial application and memory of results.
package main

func compose(fs ...func(int) int) func(int) int {
	return func(n int) int {
		for _, f := range fs {
			n = f(n)
		}
		return n
	}
}

func plus(a int) func(int) int { return func(b int) int { return a + b } }

func memo(f func(int) int) func(int) int {
	known := map[int]int{}
	return func(n int) int {
		if v, ok := known[n]; ok {
			print("known ")
			return v
		}
		known[n] = f(n)
		return known[n]
	}
}

func main() {
	f := compose(plus(1), plus(2), func(n int) int { return n * 10 })
	m := memo(f)
	println(f(4), m(4), m(4), compose()(9))
}
