// A labelled break leaves a switch from inside a loop, and the loop around it goes on.
// Spec: Break statements.
package main

func main() {
	for i := range 3 {
	choice:
		switch {
		case i > 0:
			for j := range 3 {
				if j == i {
					break choice
				}
				print("j", j, " ")
			}
			print("all ")
		default:
			print("zero ")
		}
		print("after ", i, "; ")
	}
	println()
}
