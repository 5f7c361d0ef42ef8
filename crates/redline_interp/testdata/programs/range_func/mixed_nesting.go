// Loops over functions, slices and integers nest, with labels for each.
// Spec: For statements with range clause.
package main

func letters(yield func(int, string) bool) {
	for i, s := range []string{"a", "b", "c"} {
		if !yield(i, s) {
			return
		}
	}
}

func search(want int) (n int) {
ints:
	for i := range 5 {
	funcs:
		for j, s := range letters {
			for k, t := range letters {
				n++
				switch {
				case s > t:
					continue
				case k == j+1 && i == 0:
					continue ints
				case n == want:
					break ints
				case k == 2:
					continue funcs
				case n > 10:
					break funcs
				}
			}
		}
	}
	return n * 10
}

func main() {
	println(search(5), search(8), search(100))
}
