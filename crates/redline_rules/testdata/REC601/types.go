-- a.go --
package p

func calls() {
	generic[int](1)
	(plain)()
	listed[0]()
	embedded{}.rescue()
}

// Called only, also with type arguments.
func generic[T any](T) {
	recover() // want `recover can never work here`
}

func plain() {
	recover() // want `recover can never work here`
}

func inTable() { recover() }

var listed = []func(){inTable}

type rescuer struct{}

// Methods may be deferred through an interface.
func (rescuer) rescue() { recover() }

type embedded struct{ rescuer }
-- b.go --
package p

// The one of another scope is not meant.
func shadows() {
	plain := func() {}
	defer plain()
}
