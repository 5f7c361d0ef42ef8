// continue runs the post statement, break does not.
// Spec: Break statements; Continue statements.
package main

func main() {
	i := 0
	for i = 0; i < 10; i++ {
		if i%2 == 0 {
			continue
		}
		if i == 7 {
			break
		}
		print(i, " ")
	}
	println(i)
	for _, v := range []int{1, 2, 3, 4} {
		switch {
		case v == 2:
			continue
		case v == 3:
			break
		}
		print(v, " ")
	}
	println()
}
