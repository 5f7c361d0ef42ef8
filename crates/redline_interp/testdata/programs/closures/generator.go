// A generator keeps its place in captured variables between calls.
package main

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func primes() func() int {
	n := 1
	var found []int
	return func() int {
	search:
		for {
			n++
			for _, p := range found {
				if n%p == 0 {
					continue search
				}
			}
			found = append(found, n)
			return n
		}
	}
}

func main() {
	f, p := fibonacci(), primes()
	for range 10 {
		print(f(), ":", p(), " ")
	}
	println()
}
