package p

func forms(s []int, t string) {
	for i := 1; i <= len(s); i++ {
		s[i] = 0 // want `out of range`
	}
	for i := 0; len(t) >= i; i += 1 {
		print(t[i]) // want `out of range`
	}
}

func variable(s []int) {
	n := len(s)
	for i := 0; i <= n; i++ {
		print(s[i]) // want `out of range`
	}
}

func silent(s []int, t string) {
	for i := 0; i < len(s); i++ {
		s[i] = 0
	}
	for i := 1; i <= len(s); i++ {
		s[i-1] = 0
	}
	for i := 0; i <= len(s); i++ {
		if i == len(s) {
			break
		}
		s[i] = 1
	}
	for i := 0; i <= len(t); i++ {
		print(s[i])
	}
	for i := 0; i <= len(s)-1; i++ {
		s[i] = 2
	}
}
