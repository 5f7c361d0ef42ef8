package guard

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
)

func TestChanHandsValuesOverInOrder(t *testing.T) {
	ctx := patient(t)
	c := NewChan[int](2)
	for i := range 2 {
		if err := c.Send(ctx, i); err != nil {
			t.Fatal(err)
		}
	}
	if c.Len() != 2 || c.Cap() != 2 {
		t.Errorf("len %d cap %d", c.Len(), c.Cap())
	}
	if err := c.TrySend(2); err != ErrFull {
		t.Errorf("a full channel says %v", err)
	}
	for i := range 2 {
		if v := must[int](t)(c.Recv(ctx)); v != i {
			t.Errorf("received %d, want %d", v, i)
		}
	}
	if v, err := c.TryRecv(); v != 0 || err != ErrEmpty {
		t.Errorf("an empty channel gives %d, %v", v, err)
	}
}

func TestChanTellsClosedFromEmpty(t *testing.T) {
	ctx := patient(t)
	c := NewChan[int](2)
	for i := range 2 {
		if err := c.TrySend(i + 1); err != nil {
			t.Fatal(err)
		}
	}
	c.Close()
	c.Close()
	if err := c.TrySend(3); err != ErrClosed {
		t.Errorf("TrySend says %v", err)
	}
	if err := c.Send(ctx, 3); err != ErrClosed {
		t.Errorf("Send says %v", err)
	}
	if v, err := c.TryRecv(); v != 1 || err != nil {
		t.Errorf("what was accepted is %d, %v", v, err)
	}
	if v := c.RecvOrZero(); v != 2 {
		t.Errorf("RecvOrZero gives %d", v)
	}
	if v := c.RecvOrZero(); v != 0 {
		t.Errorf("RecvOrZero of a closed channel gives %d", v)
	}
	if _, err := c.TryRecv(); err != ErrClosed {
		t.Errorf("TryRecv says %v", err)
	}
	if _, err := c.Recv(ctx); err != ErrClosed {
		t.Errorf("Recv says %v", err)
	}
	if _, ok := <-c.Raw(); ok {
		t.Error("the raw channel is not closed")
	}
}

func TestTheZeroChanIsClosedAndEmpty(t *testing.T) {
	ctx := patient(t)
	var c Chan[int]
	c.Close()
	if err := c.Send(ctx, 1); err != ErrClosed {
		t.Errorf("Send says %v", err)
	}
	if err := c.TrySend(1); err != ErrClosed {
		t.Errorf("TrySend says %v", err)
	}
	if _, err := c.Recv(ctx); err != ErrClosed {
		t.Errorf("Recv says %v", err)
	}
	if _, err := c.TryRecv(); err != ErrClosed {
		t.Errorf("TryRecv says %v", err)
	}
	if _, ok := <-c.Raw(); ok || c.Len() != 0 || c.Cap() != 0 {
		t.Error("the zero Chan is not closed and empty")
	}
}

func TestChanOfNegativeCapacityHasNone(t *testing.T) {
	c := NewChan[int](-5)
	if c.Cap() != 0 || c.TrySend(1) != ErrFull {
		t.Error("a negative capacity is not zero")
	}
}

func TestChanStopsWaitingWithTheContext(t *testing.T) {
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	c := NewChan[int](0)
	ended := make(chan error)
	go func() { ended <- c.Send(ctx, 1) }()
	waits := &noticing{Context: ctx, noticed: make(chan struct{})}
	go func() {
		_, err := NewChan[int](0).Recv(waits)
		ended <- err
	}()
	receive(t, waits.noticed)
	cancel(why)
	for range 2 {
		if err := receive(t, ended); err != why {
			t.Errorf("ended with %v", err)
		}
	}
	full := NewChan[int](1)
	if err := full.Send(ctx, 1); err != why || full.Len() != 0 {
		t.Errorf("a done context sent: %v", err)
	}
	if err := full.TrySend(1); err != nil {
		t.Fatal(err)
	}
	if _, err := full.Recv(ctx); err != why || full.Len() != 1 {
		t.Errorf("a done context received: %v", err)
	}
}

// Whoever waits is not sent away by a context whose cause looks so.
func TestACauseMayBeAnyError(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	waits := &noticing{Context: ctx, noticed: make(chan struct{})}
	ended := make(chan error)
	go func() { ended <- NewChan[int](0).Send(waits, 1) }()
	receive(t, waits.noticed)
	cancel(ErrClosed)
	if err := receive(t, ended); err != ErrClosed {
		t.Errorf("ended with %v", err)
	}
}

func TestCloseSendsAwayThoseWhoWaitToSend(t *testing.T) {
	ctx := patient(t)
	c := NewChan[int](0)
	const senders = 8
	ended := make(chan error, senders)
	for i := range senders {
		go func() { ended <- c.Send(ctx, i) }()
	}
	for c.mu.TryLock() {
		// No sender is inside yet.
		c.mu.Unlock()
		runtime.Gosched()
	}
	c.Close()
	for range senders {
		if err := receive(t, ended); err != ErrClosed {
			t.Errorf("ended with %v", err)
		}
	}
}

func TestAllEndsWithTheChannelOrTheContext(t *testing.T) {
	c := NewChan[int](3)
	for i := range 3 {
		if err := c.TrySend(i); err != nil {
			t.Fatal(err)
		}
	}
	for v := range c.All(patient(t)) {
		if v != 0 {
			t.Errorf("first is %d", v)
		}
		break
	}
	c.Close()
	if rest := slices.Collect(c.All(patient(t))); !slices.Equal(rest, []int{1, 2}) {
		t.Errorf("the rest is %v", rest)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for v := range NewChan[int](0).All(ctx) {
		t.Errorf("received %d", v)
	}
}
