-- a.go --
package p

func a() {
	defer trace("a") // want `the function that `trace` returns is not called`
	defer trace("a")()
	defer unlock()
	defer two()
	defer pick()
}
-- b.go --
package p

func trace(name string) func() {
	println(name)
	return func() { println(name) }
}

func unlock() {}

func two() (func(), error) {
	return func() {}, nil
}

var cached = func() {}

// Its result may be known elsewhere.
func pick() func() {
	return cached
}
