package p

func wrong(a int, b string) (c bool) {
	a = b + a
	if a {
		c = f(a, nowhere, b...)
	}
	for i := range c {
		b[i] = a.x
		break nowhere
	}
	return a, 3
}
