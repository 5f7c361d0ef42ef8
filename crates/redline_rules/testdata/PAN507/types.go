package p

import "errors"

type failure interface{ error }

type alias = error

type parseError struct{ text string }

func (e *parseError) Error() string { return e.text }

type plain struct{}

var (
	none   error
	never  error = nil
	Public error = nil
	set    error = nil
)

func init() {
	set = errors.New("x")
}

func conversions() {
	panic(failure(nil))            // want `panic with nil`
	panic(alias(nil))              // want `panic with nil`
	panic(any(error(nil)))         // want `panic with nil`
	panic((*parseError)(nil))      // want `panic with a nil *parseError`
	panic(error((*parseError)(nil))) // want `panic with a nil *parseError`
	panic((*plain)(nil))
	panic(map[string]int(nil))
	panic([]error(nil))
}

func variables() {
	var err error
	var zero *parseError
	var other *plain
	copied := err
	panic(err)    // want `panic with nil`
	panic(copied) // want `panic with nil`
	panic(zero)   // want `panic with a nil *parseError`
	panic(never)  // want `panic with nil`
	panic(other)
	panic(set)
	panic(Public)
	panic(none)
}

func changed(f func() (error, error)) (result error) {
	var a, b = f()
	var c, d error = f()
	var later error
	later = errors.New("x")
	var taken error
	fill(&taken)
	var captured error
	func() { captured = errors.New("x") }()
	for _, err := range []error{a, b, c, d} {
		panic(err)
	}
	panic(a)
	panic(c)
	panic(later)
	panic(taken)
	panic(captured)
	panic(result)
}

func fill(err *error) { *err = errors.New("x") }
