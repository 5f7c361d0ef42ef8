// Pointers in interfaces are equal when they point to the same variable.
// Spec: Comparison operators.
package main

func main() {
	x, y := 1, 1
	var a, b any = &x, &x
	println(a == b, a == any(&y), *a.(*int) == *any(&y).(*int))
	set := map[any]int{&x: 1, &y: 2}
	println(set[&x], set[&y], len(set))
	arr := [2]int{}
	println(any(&arr[0]) == any(&arr[0]), any(&arr[0]) == any(&arr[1]))
}
