package p

func declared() {
	var f func()
	f() // want `calls a nil function`
}

func condition(f func(int) int) int {
	if f != nil {
		return f(1)
	}
	return f(2) // want `calls a nil function`
}

func silent(f, g func()) {
	if f == nil {
		f = func() {}
	}
	f()
	var h func()
	h = func() {
		if h != nil {
			h()
		}
	}
	h()
	g()
}
