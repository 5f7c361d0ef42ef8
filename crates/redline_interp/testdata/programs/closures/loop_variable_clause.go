// Each iteration of a for clause has its own variable, copied before the post statement.
// Spec: For statements with for clause.
package main

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), " ", f(), " ")
	}
	println()
	var ps []*int
	for i := 0; i < 5; i++ {
		ps = append(ps, &i)
		i++
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
}
