package p

func closed() {
	var done chan struct{}
	close(done) // want `done is nil when it is closed`
}

func sent() {
	var out chan int
	out <- 1 // want `out is nil: this waits for ever`
}

func received() int {
	var in chan int
	return <-in // want `in is nil: this waits for ever`
}

func onOneWay(size int) chan int {
	var out chan int
	if size > 0 {
		out = make(chan int, size)
	}
	out <- size // want `out is nil: this waits for ever`
	return out
}

func tested(size int) {
	var out chan int
	if size > 0 {
		out = make(chan int, size)
	}
	if out != nil {
		out <- size
		close(out)
	}
}

func sameCondition(size int) {
	var out chan int
	if size > 0 {
		out = make(chan int, size)
	}
	print("between")
	if size > 0 {
		out <- size
	}
}

func switchedOff(in chan int, on bool) int {
	var more chan int
	if on {
		more = in
	}
	select {
	case value := <-more:
		return value
	default:
		return 0
	}
}

func assignedInside(prepare func(func())) {
	var out chan int
	prepare(func() { out = make(chan int, 1) })
	out <- 1
}

func given(out chan int) {
	out <- 1
	close(out)
}
