// A bare return gives the named results, and a return with values sets them first.
// Spec: Return statements.
package main

func bare(n int) (sum int, ok bool) {
	for i := range n {
		sum += i
	}
	if sum > 5 {
		ok = true
		return
	}
	return -sum, false
}

func swap(a, b int) (x, y int) {
	x, y = a, b
	return y, x
}

func nothing(stop bool) {
	if stop {
		return
	}
	println("went on")
}

func main() {
	println(bare(4))
	println(bare(3))
	println(swap(1, 2))
	nothing(true)
	nothing(false)
}
