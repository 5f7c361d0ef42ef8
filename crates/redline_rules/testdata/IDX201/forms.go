package p

func made() int {
	s := make([]int, 3)
	s[2] = 1
	return s[3] // want `out of range`
}

func literal() int {
	s := []int{1, 2, 3}
	t := s[1:]
	return t[1] + t[2] // want `is out of range`
}

func text() byte {
	const s = "abc"
	t := s
	return t[3] // want `out of range`
}

func negative(s []int, i int) int {
	if i < 0 {
		return s[i] // want `out of range`
	}
	return 0
}

func appended() int {
	var s []int
	s = append(s, 1, 2)
	return s[2] // want `out of range`
}

func silent(s []int, i int) int {
	if len(s) > 3 {
		return s[3]
	}
	if i < len(s) {
		return s[i]
	}
	t := make([]int, i)
	if i > 0 {
		return t[i-1]
	}
	u := []int{1}
	u = append(u, s...)
	return u[1]
}
