package p

func rounds(n int) {
	done := make(chan int)
	for i := 0; i < n; i++ {
		close(done) // want `done is closed in each round of the loop`
	}
}

func until(next func() bool, done chan int) {
	for next() {
		if !next() {
			continue
		}
		print("round")
	}
	for {
		close(done) // want `done is closed twice`
		if !next() {
			return
		}
	}
}

func once(n int, all []chan int, next func() bool) {
	for i := 0; i < n; i++ {
		done := make(chan int)
		close(done)
	}
	for i := range all {
		close(all[i])
	}
	done := make(chan int)
	for i := 0; i < n; i++ {
		close(done)
		break
	}
	over := make(chan int)
	for next() {
		if n == 3 {
			close(over)
		}
		n++
	}
	isClosed, last := false, make(chan int)
	for next() {
		if !isClosed {
			close(last)
			isClosed = true
		}
	}
	first := make(chan int)
	for next() {
		close(first)
		first = make(chan int)
	}
	found := make(chan int)
	for next() {
		if next() {
			close(found)
			return
		}
	}
}
