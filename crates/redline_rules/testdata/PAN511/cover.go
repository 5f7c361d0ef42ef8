-- a.go --
package p

import (
	"fmt"
	"sync"
)

var once sync.Once

func literal() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	panic(1) // want `, recovered in it`
}

func named() {
	defer rescue()
	panic(1) // want `, recovered in it`
}

func method(s *server) {
	defer s.rescue()
	panic(1) // want `, recovered in it`
}

func variable() {
	f := func() { recover() }
	defer f()
	panic(1) // want `, recovered in it`
}

func deferredTwice() {
	defer func() { defer recover() }()
	panic(1) // want `, recovered in it`
}

func inner() {
	defer rescue()
	func() {
		panic(1) // want `, recovered in it`
	}()
	defer func() {
		panic(2) // want `, recovered in it`
	}()
}

func useless() {
	defer recover()
	defer func() { rescue() }()
	defer once.Do(func() { recover() })
	defer fmt.Println("x")
	go func() {
		defer func() { recover() }()
	}()
	panic(1) // want `, not recovered in it`
}

func tooDeep() {
	defer recover()
	defer func() { rescue() }()
	defer func() { once.Do(func() { recover() }) }()
	panic(1) // want `, not recovered in it`
}

func late() {
	if ok() {
		panic(1) // want `, not recovered in it`
	}
	defer rescue()
}

func sometimes() {
	if ok() {
		defer rescue()
	}
	panic(1) // want `, recovered in it on some ways`
}

func conditional() {
	defer func() {
		if ok() {
			recover()
		}
	}()
	panic(1) // want `, recovered in it on some ways`
}

func again() {
	defer func() {
		if r := recover(); r != nil {
			panic(r) // want `, not recovered in it`
		}
	}()
	panic(1) // want `recovered in it by a function that panics itself`
}

func other() {
	defer rescue()
	go func() {
		panic(1) // want `panic in a goroutine literal, not recovered in it`
	}()
}
-- b.go --
package p

type server struct{}

func (s *server) rescue() {
	_ = recover()
}

func rescue() {
	if r := recover(); r != nil {
		println(r)
	}
}

func ok() bool { return true }
