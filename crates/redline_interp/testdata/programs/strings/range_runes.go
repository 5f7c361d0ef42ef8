// Ranging over a string gives the byte index and the code point of each rune.
// Spec: For statements with range clause.
package main

func main() {
	for i, r := range "aé世😀" {
		println(i, r, string(r))
	}
	for i := range "é!" {
		print(i, " ")
	}
	n := 0
	for range "aé世😀" {
		n++
	}
	println(n)
}
