package p

import (
	"errors"
	"fmt"
	"log"
	"os"
)

func run() {}

func unnamed() error {
	defer func() {
		if r := recover(); r != nil { // want `after this recover unnamed returns a nil error`
			log.Println(r)
		}
	}()
	run()
	return nil
}

func named() (n int, err error) {
	defer func() {
		_ = recover() // want `after this recover named returns a nil error`
	}()
	run()
	return 1, nil
}

func sets() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	run()
	return nil
}

func begins() (err error) {
	defer func() { _ = recover() }()
	err = errors.New("unfinished")
	run()
	return nil
}

func local() (int, error) {
	var err error
	defer func() {
		if r := recover(); r != nil { // want `after this recover local returns a nil error`
			err = fmt.Errorf("%v", r)
		}
	}()
	run()
	return 1, err
}

func again() error {
	defer func() {
		r := recover()
		if _, ok := r.(error); !ok {
			panic(r)
		}
	}()
	run()
	return nil
}

func exits() error {
	defer func() {
		if recover() != nil {
			os.Exit(2)
		}
	}()
	run()
	return nil
}

func fatal() error {
	defer func() {
		if r := recover(); r != nil {
			die(r)
		}
	}()
	run()
	return nil
}

func die(any) { os.Exit(1) }

func sends(errs chan<- error) error {
	defer func() {
		if r := recover(); r != nil {
			errs <- fmt.Errorf("%v", r)
		}
	}()
	run()
	return nil
}

type job struct{ err error }

func (j *job) do() error {
	defer func() {
		if r := recover(); r != nil {
			j.err = fmt.Errorf("%v", r)
		}
	}()
	run()
	return nil
}

func (j *job) try() (*job, error) {
	defer swallow() // want `after this recover try returns a nil error`
	run()
	return j, nil
}

func swallow() {
	if r := recover(); r != nil {
		log.Println(r)
	}
}

func fill(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%v", r)
	}
}

func filled() (err error) {
	defer fill(&err)
	run()
	return nil
}

func noError() int {
	defer func() { _ = recover() }()
	run()
	return 1
}

func tooDeep() error {
	defer func() {
		func() { _ = recover() }()
	}()
	run()
	return nil
}

var handler = func() error {
	defer func() {
		_ = recover() // want `after this recover the function returns a nil error`
	}()
	run()
	return nil
}

func goroutine() error {
	go func() {
		defer func() { _ = recover() }()
		run()
	}()
	return nil
}

func notLast() (error, int) {
	defer func() { _ = recover() }()
	run()
	return nil, 1
}

// wantsPanic returns an error where nothing panics.
func wantsPanic(f func()) error {
	missing := errors.New("no panic")
	defer func() {
		if recover() != nil {
			missing = nil
		}
	}()
	f()
	return missing
}

func around() error {
	var panicked error
	failed := func() error {
		defer func() {
			if r := recover(); r != nil {
				panicked = fmt.Errorf("%v", r)
			}
		}()
		run()
		return nil
	}()
	if panicked != nil {
		return panicked
	}
	return failed
}
