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

func ahead(s []int, t string) int {
	sum := 0
	for i := range s {
		sum += s[i+1] // want `out of range`
	}
	for i := 0; i < len(t); i++ {
		print(t[i], t[i+1]) // want `out of range`
	}
	for i := range s {
		if s[i] == 0 {
			sum += s[i+1]
		}
	}
	for i := range s {
		if s[i+1] == 0 {
			break
		}
	}
	for i := range s {
		if s[i+1] == 0 {
			return i
		}
	}
	for i := range s[1:] {
		sum += s[i+1]
	}
	for i := 0; i < len(s)-1; i++ {
		sum += s[i+1]
	}
	for i := range len(s) - 1 {
		sum += s[i+1]
	}
	return sum
}
