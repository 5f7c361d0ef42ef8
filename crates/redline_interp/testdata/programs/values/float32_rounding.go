// Values of float32 are rounded after each operation that is converted or stored.
// Spec: Conversions between numeric types.
package main

func main() {
	var sum float32
	for range 10 {
		sum += 0.1
	}
	var wide float64
	for range 10 {
		wide += 0.1
	}
	println(sum, wide, sum == 1, wide == 1)
	big := float32(16777216)
	println(big+1 == big, float64(big)+1 == float64(big))
}
