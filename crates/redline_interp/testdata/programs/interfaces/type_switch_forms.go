// A type switch may have no variable, an initial statement, a default in the middle, and break.
// Spec: Type switches.
package main

func get(n int) any {
	print("get ")
	if n == 0 {
		return nil
	}
	if n == 1 {
		return true
	}
	return n
}

func main() {
	for i := range 3 {
		switch x := get(i); x.(type) {
		case bool:
			println("bool")
		default:
			println("default", x == nil)
		case int:
			if x == 2 {
				println("two")
				break
			}
			println("not reached")
		}
	}
	switch x := any(5).(type) {
	default:
		println(x == 5)
	}
	switch any(nil).(type) {
	}
}
