package p

func branches(x any, in <-chan int, out chan<- string) (n int, s string) {
outer:
	for i, r := range "ab\xffc" {
		switch {
		case r == 'a' && i == 0, r < 0:
			continue outer
		case r > 'b':
			fallthrough
		default:
			if n++; n > 7 {
				break outer
			}
		}
		select {
		case v, ok := <-in:
			n += v
			_ = ok
		case out <- s:
		default:
			goto end
		}
	}
	switch y := x.(type) {
	case nil:
	case int, string:
		x = y
	case func() error:
		defer y()
	case error:
		s = y.Error()
	}
end:
	return
}
