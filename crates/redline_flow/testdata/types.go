package p

type runner interface{ run() }

type fast struct{ n int }

func (f *fast) run() {}

func switches(x any) {
	switch y := x.(type) {
	case *fast:
		_ = x.(*fast) //= assertion discharged
		_ = y.n       //= nil possible
	case runner:
		_ = x.(runner) //= assertion discharged
		_ = x.(*fast)  //= assertion fails
	}
	_ = x.(string) //= assertion possible
	_ = x.(string) //= assertion discharged
	_ = x.(int)    //= assertion fails
}

func made() {
	var r runner = &fast{}
	_ = r.(*fast) //= assertion discharged
	r.run()       //= nil discharged
	var x any = 1
	_ = x.(string) //= assertion fails
	_ = any(r).(runner) //= assertion discharged
}

func checked(x any) {
	if f, ok := x.(*fast); ok && f != nil {
		_ = f.n //= nil discharged
	}
	if _, ok := x.(*fast); !ok {
		return
	}
	_ = x.(*fast) //= assertion discharged
}

func compared(x, y any, r runner) bool {
	if x == 1 {
		return true
	}
	if x == nil {
		return false
	}
	return x == y //= comparison possible
}

func channels(c chan int) {
	c <- 1   //= send possible
	close(c) //= close possible
}
