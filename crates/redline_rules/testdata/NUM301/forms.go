package p

func forms(a, b int, s []int) int {
	zero := 0
	if a > 3 {
		return a / zero // want `divides by zero`
	}
	if b == 0 {
		a %= b // want `divides by zero`
	}
	if len(s) < 1 {
		return a % len(s) // want `divides by zero`
	}
	return a
}

func silent(a, b int, f float64) int {
	if b != 0 {
		return a / b
	}
	zero := 0.0
	_ = f / zero
	n := 0
	for i := 0; i < a; i++ {
		n++
	}
	return a / n
}
