// Each iteration recovers its own panic when its work is in a function of its own.
// Spec: Handling panics.
package main

func safely(n int) (ok bool) {
	defer func() { ok = recover() == nil }()
	if n%2 == 1 {
		panic(n)
	}
	return
}

func main() {
	good := 0
	for i := range 10 {
		if safely(i) {
			good++
		}
	}
	println(good)
}
