// With a constant length the range expression is not evaluated.
// Spec: For statements with range clause; Length and capacity.
package main

func array() *[2]int {
	println("evaluated")
	return nil
}

func main() {
	var p *[3]string
	for i := range p {
		print(i, " ")
	}
	for i := range len([4]int{}) {
		print(i, " ")
	}
	for range array() {
		print("- ")
	}
	println(len(array()))
}
