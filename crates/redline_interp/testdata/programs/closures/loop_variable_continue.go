// continue and labelled continue copy the loop variable as the end of the body does.
// Spec: For statements with for clause.
package main

func main() {
	var fs []func() int
outer:
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { return i })
		if i%2 == 0 {
			i++
			continue
		}
		for range 2 {
			i += 2
			continue outer
		}
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}
