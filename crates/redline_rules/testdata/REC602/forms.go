package p

import "sync"

var once sync.Once

func Direct() {
	defer recover() // want `deferred recover stops nothing`
	work()
}

func Works() {
	defer func() { defer recover() }()
	work()
}

func Literal() {
	defer func() {
		func() {
			recover() // want `recover is one call too deep`
		}()
	}()
	defer func() {
		if r := func() any { return recover() }(); r != nil { // want `recover is one call too deep`
			println(r)
		}
	}()
	work()
}

func Started() {
	go func() {
		defer recover() // want `deferred recover stops nothing`
		work()
	}()
}

func Named() {
	defer func() {
		helper() // want `recover in `helper` is one call too deep`
	}()
	defer helper()
	defer func() { note(recover()) }()
	work()
}

func helper() {
	if r := recover(); r != nil {
		println(r)
	}
}

func note(any) {}

type server struct{}

func (s *server) rescue() { recover() }

func (s *server) Method() {
	defer func() { s.rescue() }() // want `recover in `rescue` is one call too deep`
	defer s.rescue()
	work()
}

func Local() {
	rescue := func() { recover() }
	defer func() { rescue() }() // want `recover in `rescue` is one call too deep`
	defer rescue()
}

func Changed() {
	rescue := func() { recover() }
	rescue = func() {}
	defer func() { rescue() }()
}

// deferredRecover is deferred: what it defers stops that panic.
func deferredRecover() { defer recover() }

func UsesDeferredRecover() {
	defer deferredRecover()
	work()
}

func Value() {
	run(func() { defer recover() })
	defer once.Do(func() { recover() })
}

func run(f func()) { defer f() }

func work() {}
