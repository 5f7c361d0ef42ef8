// A return inside two loops over functions stops both.
// Spec: For statements with range clause; Return statements.
package main

func each(name string, yield func(int) bool) {
	defer println("leaving", name)
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func find(sum int) (a, b int) {
	for i := range func(yield func(int) bool) { each("outer", yield) } {
		for j := range func(yield func(int) bool) { each("inner", yield) } {
			if i+j == sum {
				return i, j
			}
		}
	}
	return -1, -1
}

func main() {
	println(find(1))
	println(find(9))
}
