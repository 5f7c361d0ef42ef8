// Assignments of one statement are done from left to right, so the last to a variable stays.
// Spec: Assignment statements.
package main

func main() {
	var x [2]int
	x[0], x[0] = 1, 2
	println(x[0])
	i := 5
	i, i = i+1, i+2
	println(i)
	m := map[string]int{}
	m["a"], m["a"] = 1, 2
	println(m["a"])
}
