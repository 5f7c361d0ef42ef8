package p

func straight(out chan int) {
	close(out)
	out <- 1 // want `out is closed when this is sent`
}

func onError(out chan string, err error) {
	if err != nil {
		close(out)
	}
	out <- "done" // want `out is closed when this is sent`
}

// It may have been the last one.
func loop(out chan int, in []int) {
	for _, value := range in {
		out <- value
		if value == 0 {
			close(out)
		}
	}
}

func left(out chan int, in []int) {
	for _, value := range in {
		if value == 0 {
			close(out)
			return
		}
		out <- value
	}
	close(out)
}

func stopped(out chan int, in []int) {
	for _, value := range in {
		out <- value
		if value == 0 {
			close(out)
			break
		}
	}
}

func sameCondition(out chan int, last bool) {
	if last {
		close(out)
	}
	print("between")
	if !last {
		out <- 1
	}
}

func replaced(out chan int, next func() chan int) {
	close(out)
	out = next()
	out <- 1
}

func deferred(out chan int) {
	defer close(out)
	out <- 1
}
