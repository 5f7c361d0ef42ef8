// A defer statement counts only where it is reached.
// Spec: Defer statements.
package main

func f(n int) {
	if n > 1 {
		defer println("more than one")
	}
	if n > 2 {
		return
	}
	defer println("reached the end of", n)
	switch n {
	case 1:
		defer println("one")
		fallthrough
	case 2:
		defer println("one or two")
	}
}

func main() {
	for i := range 4 {
		f(i)
	}
}
