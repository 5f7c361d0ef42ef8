package p

func forms(n int) {
	if n < 0 {
		_ = make([]int, n) // want `out of range`
	}
}

func channel(n int) {
	if n < 0 {
		_ = make(chan int, n) // want `out of range`
	}
}

func capacity() {
	m := -1
	_ = make([]int, 0, m) // want `out of range`
}

func crossed(n int) {
	if n > 4 {
		c := 4
		_ = make([]int, n, c) // want `out of range`
	}
}

func silent(n int, s []int) {
	if n >= 0 {
		_ = make([]int, n)
	}
	_ = make([]int, n)
	_ = make([]int, 0, len(s))
	_ = make(map[int]int, -n)
}
