// Range loops over slices, arrays and strings leave out the value, the index or both.
// Spec: For statements with range clause.
package main

func main() {
	s := []string{"a", "b"}
	for i, v := range s {
		print(i, v, " ")
	}
	for i := range s {
		print(i, " ")
	}
	for _, v := range s {
		print(v, " ")
	}
	for range s {
		print("- ")
	}
	for i := range len(s) {
		print(i, " ")
	}
	var none []int
	for range none {
		print("never")
	}
	println()
}
