package p

import (
	"context"
	"errors"
	"time"
)

func work() error { return nil }

func leaves(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }() // want `this send waits for ever if the function returns before it receives`
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func otherOrder(ctx context.Context) error {
	done := make(chan error)
	go func() {
		err := work()
		done <- err // want `this send waits for ever`
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-done:
		return err
	}
}

func threeCases(ctx context.Context) error {
	done := make(chan error, 0)
	go func() {
		defer close(done)
		done <- work() // want `this send waits for ever`
	}()
	select {
	case <-time.After(time.Second):
	case <-ctx.Done():
	case err := <-done:
		return err
	}
	return errors.New("too late")
}

func failsBetween() error {
	done := make(chan error)
	go func() { done <- work() }() // want `this send waits for ever`
	if err := work(); err != nil {
		return err
	}
	return <-done
}

func startsDeclared(ctx context.Context) error {
	done := make(chan error)
	go send(done) // want `this goroutine waits for ever`
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func send(done chan<- error) { done <- work() }

func looksOnce() error {
	done := make(chan error)
	go func() { done <- work() }() // want `this send waits for ever`
	select {
	case err := <-done:
		return err
	default:
		return nil
	}
}

func hasRoom(ctx context.Context) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func roomUnknown(ctx context.Context, room int) error {
	done := make(chan error, room)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func sendsOrLeaves(ctx context.Context) error {
	done := make(chan error)
	go func() {
		select {
		case done <- work():
		case <-ctx.Done():
		}
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func maySendNothing(ctx context.Context) error {
	done := make(chan error)
	go func() {
		err := work()
		if ctx.Err() != nil {
			return
		}
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func receivesAll(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		<-done
		return ctx.Err()
	}
}

func looksAgain(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			return err
		case <-tick.C:
			print("still")
		}
	}
}

func drained(ctx context.Context) error {
	done := make(chan error)
	defer func() { <-done }()
	go func() { done <- work() }()
	return ctx.Err()
}

func drainedAside(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		go func() { <-done }()
		return ctx.Err()
	}
}

func handsOn(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }()
	return wait(ctx, done)
}

func wait(ctx context.Context, done chan error) error {
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func sameCondition(aside bool) error {
	done := make(chan error)
	if aside {
		go func() { done <- work() }()
	}
	if aside {
		return <-done
	}
	return nil
}

func asOften(parts []string) error {
	failed := make(chan error)
	for range parts {
		go func() { failed <- work() }()
	}
	var last error
	for range parts {
		if err := <-failed; err != nil {
			last = err
		}
	}
	return last
}

func leavesLoop(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- work() }() // want `this send waits for ever`
	for {
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func generator() int {
	numbers := make(chan int)
	go func() {
		for i := 0; ; i++ {
			numbers <- i
		}
	}()
	return <-numbers
}

func returned() chan error {
	done := make(chan error)
	go func() { done <- work() }()
	return done
}

func main() {
	done := make(chan error)
	go func() { done <- work() }()
	select {
	case <-done:
	case <-time.After(time.Second):
	}
}
-- case_test.go --
package p

import "time"

func inTest() error {
	done := make(chan error)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-time.After(time.Second):
		return nil
	}
}
