// A conversion from an integer gives the UTF-8 form of a code point, or of U+FFFD.
// Spec: Conversions to and from a string type.
package main

func main() {
	for _, r := range []rune{'a', 0xf8, 0x65e5, 0x1F600, -1, 0x110000, 0xD800} {
		s := string(r)
		print(len(s), ":")
		for i := range len(s) {
			print(" ", s[i])
		}
		println()
	}
}
