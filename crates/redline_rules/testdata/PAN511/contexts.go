-- main.go --
package main

var v = func() int { panic("v") }() // want `panic in the value of a package variable, not recovered in it`

func init() {
	panic("i") // want `panic in `init`, not recovered in it`
}

func main() {
	panic("m") // want `panic in `main`, not recovered in it`
	go func() {
		panic("g") // want `panic in a goroutine literal, not recovered in it`
	}()
	go func() {
		func() {
			panic("g") // want `panic in a goroutine literal, not recovered in it`
		}()
	}()
	run(func() {
		panic("l") // want `panic in a plain function, not recovered in it`
	})
}

func run(f func()) { f() }

type t struct{}

func (t) init() {
	panic("method") // want `panic in a plain function, not recovered in it`
}

func shadowed(panic func(string)) {
	panic("not it")
}
-- main_test.go --
package main

import "testing"

func TestX(t *testing.T) {
	panic("t") // want `panic in a test, not recovered in it`
}
