// A panic unwinds a recursion up to the call that recovers.
// Spec: Handling panics.
package main

func descend(n int) (depth int) {
	if n == 3 {
		defer func() {
			if v := recover(); v != nil {
				depth = 100 + v.(int)
			}
		}()
	}
	defer func() { print(n, " ") }()
	if n == 6 {
		panic(n)
	}
	return descend(n+1) + 1
}

func main() {
	println(descend(0))
}
