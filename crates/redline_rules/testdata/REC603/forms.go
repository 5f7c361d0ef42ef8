package p

import (
	"fmt"
	"log"
	"os"
)

func task(n int) {}

func dropped(n int) {
	defer func() { // want `a panic is dropped here, and nobody learns of it`
		recover()
	}()
	task(n)
	task(n + 1)
}

func blank(n int) {
	defer func() { // want `a panic is dropped here`
		_ = recover()
	}()
	for i := range n {
		task(i)
	}
}

func comparedOnly(n int) {
	defer func() { // want `a panic is dropped here`
		if r := recover(); r != nil {
			return
		}
	}()
	task(n)
	task(n + 1)
}

func inGoroutine(n int) {
	go func() {
		defer func() { // want `a panic is dropped here`
			recover()
		}()
		task(n)
		task(n + 1)
	}()
}

func logged(n int) {
	defer func() {
		if r := recover(); r != nil {
			log.Print(r)
		}
	}()
	task(n)
	task(n + 1)
}

func told(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%d: %v", n, r)
		}
	}()
	task(n)
	task(n + 1)
	return nil
}

func flagged(n int) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			ok = false
		}
	}()
	task(n)
	task(n + 1)
	return true
}

func sent(n int, failed chan any) {
	defer func() {
		if r := recover(); r != nil {
			failed <- r
		}
	}()
	task(n)
	task(n + 1)
}

func again(n int) {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	task(n)
	task(n + 1)
}

func explained(n int) {
	defer func() {
		recover() // the task may be gone already
	}()
	task(n)
	task(n + 1)
}

func explainedBehind(n int) {
	defer func() { recover() }() // the task may be gone already
	task(n)
	task(n + 1)
}

func explainedAbove(n int) {
	// The task may be gone already.
	defer func() { recover() }()
	task(n)
	task(n + 1)
}

func oneStatement(done chan int) {
	defer func() { recover() }()
	close(done)
}

func onTheSpot(n int) {
	func() {
		defer func() { recover() }()
		if n > 0 {
			task(n)
		}
	}()
}

func starts(n int) {
	defer func() { recover() }()
	go func() { task(n) }()
}

func byName(n int) {
	defer ignore()
	task(n)
	task(n + 1)
}

func ignore() { recover() }

func nilError(n int) error {
	defer func() { recover() }()
	task(n)
	_, err := os.Open("x")
	return err
}

func noRecover(n int) {
	defer func() { print(n) }()
	task(n)
	task(n + 1)
}
-- case_test.go --
package p

func inTest(n int) {
	defer func() { recover() }()
	task(n)
	task(n + 1)
}
