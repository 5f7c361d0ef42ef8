// Ranging over an integer counts from zero, with the type of the integer.
// Spec: For statements with range clause.
package main

func main() {
	var n uint8 = 3
	for i := range n {
		i += 254
		print(i, " ")
	}
	for i := range 3 {
		i *= 10
		print(i, " ")
	}
	for range 2 {
		print("x ")
	}
	for range -5 {
		print("never")
	}
	limit := 3
	for i := range limit {
		limit = 10
		print(i, " ")
	}
	const c = 2
	var j int64
	for j = range c {
	}
	println(j)
}
