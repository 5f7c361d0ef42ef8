// Indexing a string gives bytes, and slicing it gives strings.
// Spec: Index expressions; Simple slice expressions.
package main

func main() {
	s := "héllo"
	println(len(s), s[0], s[1], s[2], s[1:3], s[:1], s[3:], s[2:2] == "")
	const c = "constant"
	println(c[3], len(c[2:5]), c[:len(c)])
}
