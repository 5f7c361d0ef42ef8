// Each iteration of a range clause has its own variables.
// Spec: For statements with range clause.
package main

func main() {
	var fs []func()
	for i, v := range []string{"a", "b", "c"} {
		fs = append(fs, func() { print(i, v, " ") })
	}
	for i := range 3 {
		fs = append(fs, func() { print(i, " ") })
	}
	for k, v := range map[string]int{"k": 1} {
		fs = append(fs, func() { print(k, v, " ") })
	}
	for _, r := range "xy" {
		fs = append(fs, func() { print(r, " ") })
	}
	for _, f := range fs {
		f()
	}
	println()
}
