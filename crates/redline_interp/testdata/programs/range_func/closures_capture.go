// Each iteration of a loop over a function has its own variables.
// Spec: For statements with range clause.
package main

func count(yield func(int) bool) {
	for i := 0; i < 3 && yield(i); i++ {
	}
}

func main() {
	var fs []func() int
	total := 0
	for i := range count {
		total += i
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), " ", f(), " ")
	}
	println(total)
}
