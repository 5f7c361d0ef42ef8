// fallthrough goes on in the next clause without looking at its cases, also into default.
// Spec: Fallthrough statements.
package main

func main() {
	for i := range 5 {
		switch i {
		case 0:
			print("zero ")
			fallthrough
		case 10:
			print("ten ")
		case 2:
			print("two ")
			fallthrough
		default:
			print("default ")
			fallthrough
		case 3:
			print("three ")
		}
		println()
	}
}
