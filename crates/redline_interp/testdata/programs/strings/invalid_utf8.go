// An invalid byte is one replacement rune of width one when a string is ranged over or converted.
// Spec: For statements with range clause; Conversions to and from a string type.
package main

func main() {
	s := "a\xffb\xc3\xe4\xb8z\xed\xa0\x80"
	for i, r := range s {
		println(i, r)
	}
	r := []rune(s)
	println(len(s), len(r), r[1], len(string(r)))
}
