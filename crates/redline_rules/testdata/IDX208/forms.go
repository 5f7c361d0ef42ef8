package p

func forms(s []int, i, j int) {
	t := make([]int, 2)
	_ = t[3:]  // want `out of range`
	_ = t[:4] // want `out of range`
	if i > j {
		_ = s[i:j] // want `out of range`
	}
	if i < 0 {
		_ = s[:i] // want `out of range`
	}
	u := "abc"
	_ = u[:5] // want `out of range`
}

func silent(s []int, i, j int) {
	t := make([]int, 2, 8)
	_ = t[:4]
	if i <= j {
		_ = s[i:j]
	}
	if len(s) < 3 {
		_ = s[:3]
	}
	_ = s[i:]
}
