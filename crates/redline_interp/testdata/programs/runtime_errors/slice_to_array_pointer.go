// Converting a slice that is too short to an array pointer panics, even with the capacity.
// Spec: Conversions from slice to array or array pointer.
package main

func main() {
	s := make([]int, 3, 4)
	println((*[3]int)(s) != nil)
	println((*[4]int)(s) != nil)
}
