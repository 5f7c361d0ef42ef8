-- a.go --
package p

type base struct{}

func (*base) rescue() { recover() }

type server struct{ base }

type list[T any] struct{ all []T }

func (l *list[T]) rescue() { recover() }

func embedded(s *server) {
	defer func() { s.rescue() }() // want `recover in `rescue` is one call too deep`
	defer s.rescue()
	work()
}

func instance() {
	var names list[string]
	defer func() { names.rescue() }() // want `recover in `rescue` is one call too deep`
	work()
}

func methodValue(s *server) {
	rescue := s.rescue
	defer func() { rescue() }() // want `recover in `rescue` is one call too deep`
	defer rescue()
	work()
}

func result() *server { return nil }

func ofAnyExpression() {
	defer func() { result().rescue() }() // want `recover in `rescue` is one call too deep`
	work()
}

func ofThePackage() {
	defer func() { guard() }() // want `recover in `guard` is one call too deep`
	work()
}

func generic[T any](T) { recover() }

func instantiated() {
	defer func() { generic[int](1) }() // want `recover in `generic` is one call too deep`
	work()
}

type rescuer interface{ rescue() }

func throughAnInterface(r rescuer) {
	defer func() { r.rescue() }()
	work()
}

// Its own method hides the embedded one.
type quiet struct{ base }

func (quiet) rescue() {}

func hidden(q quiet) {
	defer func() { q.rescue() }()
	work()
}

func table(all map[string]func()) {
	defer func() { all["x"]() }()
	work()
}

func work() {}
-- b.go --
package p

var guard = func() { recover() }
