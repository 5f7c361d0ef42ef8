// Labels let break and continue leave inner loops for outer ones.
// Spec: Break statements; Continue statements; Labeled statements.
package main

func main() {
outer:
	for i := range 4 {
		for j := range 4 {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
rows:
	for i := 0; ; i++ {
		switch i {
		case 1:
			continue rows
		case 4:
			break rows
		}
		print(i, " ")
	}
	println()
}
