package p

import (
	"fmt"
	"sync"
)

type base struct{}

func (*base) rescue() { recover() }

type server struct{ *base }

type rescuer interface{ rescue() }

func embedded(s server) {
	defer s.rescue()
	panic(1) // want `, recovered in it`
}

func interfaces(r rescuer, f fmt.Stringer) {
	defer r.rescue()
	panic(1) // want `perhaps recovered by a deferred call that cannot be read`
}

func ofTheLibrary(f fmt.Stringer) {
	defer f.String()
	panic(1) // want `perhaps recovered by a deferred call that cannot be read`
}

func locked(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
	panic(1) // want `, not recovered in it`
}

func builtin(panic func(any)) {
	panic(1)
}
