// Functions end without a final return in endless loops, switches, gotos and panics.
// Spec: Terminating statements.
package main

func loop(n int) int {
	for {
		if n%7 == 0 {
			return n
		}
		n++
	}
}

func choose(n int) string {
	switch {
	case n > 0:
		return "positive"
	case n < 0:
		fallthrough
	default:
		return "not positive"
	}
}

func jump(n int) int {
top:
	n *= 2
	if n > 50 {
		return n
	}
	goto top
}

func never() int { panic("not called") }

func main() {
	println(loop(15), choose(1), choose(-1), jump(3))
}
