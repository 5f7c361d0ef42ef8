// Rune literals give code points, whatever way they are written.
// Spec: Rune literals.
package main

func main() {
	println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff')
	println('\u12e4', '\U00101234', '\'', '\\', '\a', '\b', '\f', '\n', '\r', '\v')
}
