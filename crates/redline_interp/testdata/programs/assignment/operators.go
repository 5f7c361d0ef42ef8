// Every binary arithmetic operator has its assignment form.
// Spec: Assignment statements.
package main

func main() {
	x := 100
	x += 7
	x -= 3
	x *= 2
	x /= 5
	x %= 30
	x <<= 3
	x >>= 1
	x |= 3
	x &= 0x3E
	x ^= 0x11
	x &^= 0x04
	x++
	x--
	println(x)
	f, s := 1.5, "a"
	f *= f
	f -= 0.25
	f++
	s += "b"
	println(f, s)
	var b uint8 = 0xF0
	b <<= 1
	b |= 1
	b--
	println(b)
}
