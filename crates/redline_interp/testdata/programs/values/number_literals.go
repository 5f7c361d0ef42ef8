// Integer and float literals are written in bases two, eight, ten and sixteen.
// Spec: Integer literals; Floating-point literals; Imaginary literals.
package main

func main() {
	println(42, 4_2, 0600, 0o600, 0b1010, 0xBad_Face, 0x_67)
	println(0., 72.40, 072.40, 1.e+0, .25, 1_5., 0.15e+02)
	println(0x1p-2, 0x2.p10, 0x1.Fp+0, 0x_1FFFp-16)
	println(0i, 123i, 0o123i, 2.71828i, 0x1p-2i)
}
