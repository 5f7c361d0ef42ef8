package p

import (
	"errors"
	"sync"
)

func work() error { return nil }

func alone() {
	c := make(chan int)
	c <- 1 // want `nobody else knows c: this waits for ever`
}

func aloneOnOneWay(ok bool) error {
	failed := make(chan error)
	if !ok {
		failed <- errors.New("not ok") // want `nobody else knows failed: this waits for ever`
	}
	close(failed)
	return <-failed
}

func room() {
	c := make(chan int, 1)
	c <- 1
	print(<-c)
}

func triesOnly() {
	c := make(chan int)
	select {
	case c <- 1:
	default:
	}
}

func received() {
	c := make(chan int)
	go func() { print(<-c) }()
	c <- 1
}

func handedOn(receive func(chan int)) {
	c := make(chan int)
	go receive(c)
	c <- 1
}

func waitsOnPurpose() {
	<-make(chan struct{})
}

func waitsFirst(parts []string) []error {
	failed := make(chan error)
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			failed <- work()
		}()
	}
	group.Wait() // want `group waits for goroutines that wait until something is received below`
	close(failed)
	var all []error
	for err := range failed {
		all = append(all, err)
	}
	return all
}

func waitsAside(parts []string) []error {
	failed := make(chan error)
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			failed <- work()
		}()
	}
	go func() {
		group.Wait()
		close(failed)
	}()
	var all []error
	for err := range failed {
		all = append(all, err)
	}
	return all
}

func waitsAfter(parts []string) {
	failed := make(chan error)
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			failed <- work()
		}()
	}
	for range parts {
		<-failed
	}
	group.Wait()
}

func doneBefore(parts []string) {
	failed := make(chan error)
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			err := work()
			group.Done()
			failed <- err
		}()
	}
	group.Wait()
	for range parts {
		<-failed
	}
}

func withRoom(parts []string) {
	failed := make(chan error, len(parts))
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			failed <- work()
		}()
	}
	group.Wait()
	close(failed)
}

func onlyFailures(parts []string) {
	failed := make(chan error)
	var group sync.WaitGroup
	for range parts {
		group.Add(1)
		go func() {
			defer group.Done()
			if err := work(); err != nil {
				failed <- err
			}
		}()
	}
	group.Wait()
	close(failed)
}

func neverDone(task func()) {
	var group sync.WaitGroup
	group.Add(1)
	go task()
	group.Wait() // want `nobody else knows group: this waits for ever`
}

func doneInLoop(tasks []func()) {
	var group sync.WaitGroup
	group.Add(len(tasks))
	for _, task := range tasks {
		task()
		group.Done()
	}
	group.Wait()
}

func doneByItself(task func()) {
	var group sync.WaitGroup
	group.Add(1)
	task()
	group.Done()
	group.Wait()
}

func doneElsewhere(task func(*sync.WaitGroup)) {
	var group sync.WaitGroup
	group.Add(1)
	go task(&group)
	group.Wait()
}
-- case_test.go --
package p

func inTest() {
	c := make(chan int)
	c <- 1
}
