// Strings are joined by + and +=, and stay what they were for others.
// Spec: String concatenation.
package main

func main() {
	a := "go"
	b := a
	a += "pher"
	println(a, b, a+"-"+b+"-"+"s", ""+b)
	var s string
	for i := range 5 {
		s += string(rune('a'+i)) + ","
	}
	println(s, len(s))
}
