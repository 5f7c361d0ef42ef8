package guard

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

func TestLoadOrComputeComputesOnce(t *testing.T) {
	var m Map[string, int]
	var computed atomic.Int32
	const asking = 8
	begun := make(chan struct{})
	finish := make(chan struct{})
	var all sync.WaitGroup
	var stored atomic.Int32
	for range asking {
		all.Add(1)
		go func() {
			defer all.Done()
			v, loaded, err := m.LoadOrCompute(context.Background(), "k", func(context.Context) (int, error) {
				computed.Add(1)
				close(begun)
				<-finish
				return 42, nil
			})
			if v != 42 || err != nil {
				t.Errorf("%d, %v", v, err)
			}
			if !loaded {
				stored.Add(1)
			}
		}()
	}
	<-begun
	close(finish)
	all.Wait()
	if computed.Load() != 1 || stored.Load() != 1 {
		t.Errorf("computed %d times, stored %d times", computed.Load(), stored.Load())
	}
	v, loaded, err := m.LoadOrCompute(patient(t), "k", nil)
	if v != 42 || !loaded || err != nil {
		t.Errorf("then %d %t %v", v, loaded, err)
	}
}

// waiting has one goroutine compute and another wait for it; how lets the
// computation end. It returns what the one who waits gets.
func waiting(t *testing.T, lead context.Context, m *Map[string, int], how func() (int, error)) (value int, err error) {
	t.Helper()
	begun := make(chan struct{})
	finish := make(chan struct{})
	leader := make(chan struct{})
	go func() {
		defer close(leader)
		Watch("leader", func() error {
			_, _, err := m.LoadOrCompute(lead, "k", func(context.Context) (int, error) {
				close(begun)
				<-finish
				return how()
			})
			return err
		}, func(error) {})
	}()
	receive(t, begun)
	waiter := make(chan struct{})
	ctx := &noticing{Context: patient(t), noticed: make(chan struct{})}
	go func() {
		defer close(waiter)
		value, _, err = m.LoadOrCompute(ctx, "k", func(context.Context) (int, error) { return 7, nil })
	}()
	receive(t, ctx.noticed)
	close(finish)
	receive(t, waiter)
	receive(t, leader)
	return value, err
}

// noticing tells that somebody waits for the context.
type noticing struct {
	context.Context
	once    sync.Once
	noticed chan struct{}
}

func (c *noticing) Done() <-chan struct{} {
	c.once.Do(func() { close(c.noticed) })
	return c.Context.Done()
}

func TestThoseWhoWaitGetWhatWasComputed(t *testing.T) {
	ctx := context.Background()
	v, err := waiting(t, ctx, new(Map[string, int]), func() (int, error) { return 42, nil })
	if v != 42 || err != nil {
		t.Errorf("value: %d, %v", v, err)
	}
	why := errors.New("no")
	m := new(Map[string, int])
	if _, err = waiting(t, ctx, m, func() (int, error) { return 1, why }); err != why || m.Len() != 0 {
		t.Errorf("error: %v, %d stored", err, m.Len())
	}
	_, err = waiting(t, ctx, m, func() (int, error) { panic("cheese") })
	if stopped := as[*PanicError](t, err); stopped.Value != "cheese" || m.Len() != 0 {
		t.Errorf("panic: %v, %d stored", err, m.Len())
	}
	_, err = waiting(t, ctx, m, func() (int, error) { runtime.Goexit(); return 0, nil })
	as[*GoexitError](t, err)
}

func TestThoseWhoWaitTryAnewWhenTheLeaderGaveUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	v, err := waiting(t, ctx, new(Map[string, int]), func() (int, error) {
		cancel()
		return 0, ctx.Err()
	})
	if v != 7 || err != nil {
		t.Errorf("%d, %v", v, err)
	}
}

func TestThePanicOfComputeGoesOn(t *testing.T) {
	var m Map[string, int]
	v := panicOf(func() {
		_, _, _ = m.LoadOrCompute(patient(t), "k", func(context.Context) (int, error) { panic("cheese") })
	})
	if v != "cheese" {
		t.Errorf("panics with %v", v)
	}
	if v, _, err := m.LoadOrCompute(patient(t), "k", func(context.Context) (int, error) { return 1, nil }); v != 1 || err != nil {
		t.Errorf("then %d, %v", v, err)
	}
}

func TestWhoWaitsStopsWithItsContext(t *testing.T) {
	var m Map[string, int]
	why := errors.New("enough")
	_, _, err := m.LoadOrCompute(patient(t), "k", func(context.Context) (int, error) {
		// Not below the ctx of compute: as another goroutine would ask.
		ctx, cancel := context.WithCancelCause(context.Background())
		cancel(why)
		_, _, err := m.LoadOrCompute(ctx, "k", nil)
		return 0, err
	})
	if err != why {
		t.Errorf("error is %v", err)
	}
}

func TestAskingForTheKeyThatIsComputedIsAnError(t *testing.T) {
	var m Map[string, int]
	ask := func(key string, then func(context.Context) (int, error)) func(context.Context) (int, error) {
		return func(ctx context.Context) (int, error) {
			v, _, err := m.LoadOrCompute(ctx, key, then)
			return v, err
		}
	}
	if _, err := ask("a", ask("b", ask("a", nil)))(patient(t)); err != ErrRecursive {
		t.Errorf("error is %v", err)
	}
	one := func(context.Context) (int, error) { return 1, nil }
	if v, err := ask("a", ask("b", ask("c", one)))(patient(t)); v != 1 || err != nil {
		t.Errorf("%d, %v", v, err)
	}
}

func TestWhatIsStoredWhileItIsComputedStays(t *testing.T) {
	var m Map[string, int]
	v, loaded, err := m.LoadOrCompute(patient(t), "k", func(context.Context) (int, error) {
		return 1, m.Store("k", 2)
	})
	if v != 2 || !loaded || err != nil {
		t.Errorf("%d %t %v", v, loaded, err)
	}
}

// A flight that has just landed is not flown again by who saw no value before.
func TestALeaderLooksOnceMore(t *testing.T) {
	var m Map[string, int]
	if err := m.Store("k", 3); err != nil {
		t.Fatal(err)
	}
	_, f := m.flight.join("k")
	v, loaded, err := m.lead(patient(t), "k", f, nil)
	if v != 3 || !loaded || err != nil {
		t.Errorf("%d %t %v", v, loaded, err)
	}
}
