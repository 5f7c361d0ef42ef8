// A closure made in the condition or the post statement sees the variable of its iteration.
// Spec: For statements with for clause.
package main

func main() {
	var fs []func() int
	keep := func(f func() int) bool {
		fs = append(fs, f)
		return true
	}
	for i := 0; keep(func() int { return i }) && i < 3; keep(func() int { return i * 100 }) {
		i++
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
	var first func() int
	for i := func() int { return 1 }(); i < 3; i++ {
		if first == nil {
			first = func() int { return i }
		}
		if i == 1 {
			i += 0
			continue
		}
	}
	println(first())
}
