// Complex numbers are made, taken apart, calculated with and compared.
// Spec: Complex numbers; Manipulating complex numbers.
package main

func main() {
	a, b := complex(1, 2), 3-4i
	println(a+b, a-b, a*b, a/b)
	println(real(a), imag(b), a == b, a != b, a == complex(1, 2))
	var c complex64 = complex64(a) * 2i
	println(c, real(c), -c)
	x, y := 1.5, -0.5
	z := complex(x, y)
	z *= z
	println(z)
	println(1i * 1i)
}
