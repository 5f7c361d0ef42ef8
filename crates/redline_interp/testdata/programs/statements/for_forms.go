// A for statement has a clause, a condition, or neither.
// Spec: For statements.
package main

func main() {
	for i := 0; i < 3; i++ {
		print(i, " ")
	}
	i := 10
	for i > 7 {
		print(i, " ")
		i--
	}
	for {
		i++
		if i > 9 {
			break
		}
	}
	for ; i < 12; i++ {
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, ":", j, " ")
	}
	for k := 0; k < 2; {
		k++
	}
	println(i)
}
