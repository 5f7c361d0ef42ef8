package p

type file struct{ open bool }

func (f *file) close() error { f.open = false; return nil }

func guarded(n int) (err any) {
	defer func() {
		if r := recover(); r != nil {
			err = r
		}
	}()
	f := &file{open: true}
	defer f.close()
	for i := range n {
		if i%2 == 0 {
			defer println(i, 1<<i)
		}
	}
	if n > 3 {
		defer close(make(chan int, n))
		panic(f)
	}
	go f.close()
	return nil
}
