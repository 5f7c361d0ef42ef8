// A deferred function sees and changes named results after the return statement has set them.
// Spec: Defer statements; Return statements.
package main

func double(n int) (r int) {
	defer func() { r *= 2 }()
	r = 100
	return n + 1
}

func unnamed(n int) int {
	defer func() { n = 100 }()
	return n
}

func chain() (s string) {
	defer func() { s += "c" }()
	defer func() { s += "b" }()
	return s + "a"
}

func fail() (n int, err string) {
	defer func() {
		if err == "" {
			err = "set late"
		}
	}()
	return 5, ""
}

func main() {
	println(double(1), unnamed(7), chain())
	println(fail())
}
