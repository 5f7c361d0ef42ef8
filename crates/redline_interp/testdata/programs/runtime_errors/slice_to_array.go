// Converting a slice that is too short to an array panics.
// Spec: Conversions from slice to array or array pointer.
package main

func main() {
	s := make([]byte, 2, 8)
	a := [4]byte(s)
	println(a[0])
}
