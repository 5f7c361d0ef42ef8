// Ranging over an array with a value copies the array first; over a pointer or slice it does not.
// Spec: For statements with range clause.
package main

func main() {
	a := [3]int{1, 2, 3}
	for _, v := range a {
		a[2] = 10
		print(v, " ")
	}
	b := [3]int{1, 2, 3}
	for _, v := range &b {
		b[2] = 10
		print(v, " ")
	}
	c := [3]int{1, 2, 3}
	for _, v := range c[:] {
		c[2] = 10
		print(v, " ")
	}
	println()
}
