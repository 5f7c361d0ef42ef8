package guard

import (
	"context"
	"errors"
	"iter"
	"sync"
)

var (
	// ErrClosed tells that a [Chan] is closed: nothing can be sent any more, or
	// everything that was sent has been received.
	ErrClosed = errors.New("guard: the channel is closed")
	// ErrFull tells that a value cannot be sent at once.
	ErrFull = errors.New("guard: the channel is full")
	// ErrEmpty tells that there is no value to receive now.
	ErrEmpty = errors.New("guard: the channel is empty")
)

// Chan is a channel that any goroutine may close at any time. Sending to it
// after that is an error and not a panic, closing it again is nothing, and what
// was accepted before is received: a send that returned nil is lost only if
// nobody receives. Make one with [NewChan]; the zero Chan is closed and empty. A
// Chan must not be copied.
//
// Values come in the order in which they were accepted. Sending takes a lock
// that senders share, and waiting in [Chan.Send] keeps it, which stops nobody
// but [Chan.Close] for the moment that it takes to send the waiting away.
type Chan[T any] struct {
	ch chan T
	// closing is closed to send those away who wait to send, closed when nothing
	// is accepted any more: who is sent away says so only then, so that no value
	// is accepted after another was refused.
	closing, closed chan struct{}

	once sync.Once
	// mu is held for reading while somebody sends, so that nobody does when
	// Close, which holds it for writing, closes ch.
	mu   sync.RWMutex
	open bool
}

// NewChan makes a channel with room for so many values; a capacity below zero
// counts as zero. A channel without room hands values over one by one.
func NewChan[T any](capacity int) *Chan[T] {
	return &Chan[T]{
		ch:      make(chan T, max(capacity, 0)),
		closing: make(chan struct{}),
		closed:  make(chan struct{}),
		open:    true,
	}
}

// Send sends v, and waits until there is room or a receiver. It returns
// [ErrClosed] if the channel is closed before that, or the cause for which ctx
// is done; then v was not sent. If ctx is done from the start, it does not try.
func (c *Chan[T]) Send(ctx context.Context, v T) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	sentAway, err := c.wait(ctx, v)
	if sentAway {
		<-c.closed
	}
	return err
}

// wait sends v, or says why not, and whether it was sent away while it waited.
func (c *Chan[T]) wait(ctx context.Context, v T) (sentAway bool, err error) {
	done := ctx.Done()
	c.mu.RLock()
	defer c.mu.RUnlock()
	if !c.open {
		return false, ErrClosed
	}
	select {
	case c.ch <- v:
		return false, nil
	case <-c.closing:
		return true, ErrClosed
	case <-done:
		return false, context.Cause(ctx)
	}
}

// TrySend sends v if that is possible at once. If not, it returns [ErrFull] or
// [ErrClosed], and v was not sent.
func (c *Chan[T]) TrySend(v T) error {
	c.mu.RLock()
	if !c.open {
		c.mu.RUnlock()
		return ErrClosed
	}
	select {
	case c.ch <- v:
		c.mu.RUnlock()
		return nil
	default:
		c.mu.RUnlock()
		return ErrFull
	}
}

// Recv receives a value, and waits until there is one. It returns [ErrClosed]
// when the channel is closed and everything was received, or the cause for which
// ctx is done; then it took nothing. If ctx is done from the start, it does not
// try.
func (c *Chan[T]) Recv(ctx context.Context) (value T, err error) {
	if ctx.Err() != nil {
		return value, context.Cause(ctx)
	}
	select {
	case value, ok := <-c.Raw():
		if !ok {
			return value, ErrClosed
		}
		return value, nil
	case <-ctx.Done():
		return value, context.Cause(ctx)
	}
}

// TryRecv receives a value if there is one now. If not, it returns [ErrEmpty],
// or [ErrClosed] when the channel is closed and everything was received.
func (c *Chan[T]) TryRecv() (value T, err error) {
	select {
	case value, ok := <-c.ch:
		if !ok {
			return value, ErrClosed
		}
		return value, nil
	default:
		if c.ch == nil {
			return value, ErrClosed
		}
		return value, ErrEmpty
	}
}

// RecvOrZero receives a value if there is one now, and else returns the zero
// value: for those to whom empty and closed are the same as a zero.
func (c *Chan[T]) RecvOrZero() T {
	value, _ := c.TryRecv()
	return value
}

// Close closes the channel. Those who wait to send get [ErrClosed]; when Close
// returns, nothing is accepted any more. What was accepted can still be received.
// Closing again does nothing, at whatever time and on whatever goroutine.
func (c *Chan[T]) Close() {
	c.once.Do(c.close)
}

func (c *Chan[T]) close() {
	if c.ch == nil {
		return
	}
	close(c.closing)
	c.mu.Lock()
	c.open = false
	close(c.ch)
	c.mu.Unlock()
	close(c.closed)
}

// Len is how many values wait to be received.
func (c *Chan[T]) Len() int { return len(c.ch) }

// Cap is for how many values there is room.
func (c *Chan[T]) Cap() int { return cap(c.ch) }

// All iterates over what is received, until the channel is closed and
// everything was received, or ctx is done. Breaking off loses nothing.
func (c *Chan[T]) All(ctx context.Context) iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			value, err := c.Recv(ctx)
			if err != nil || !yield(value) {
				return
			}
		}
	}
}

// Raw is the channel to receive from in a select statement. It is closed after
// Close, as any channel: `v, ok := <-c.Raw()` tells.
func (c *Chan[T]) Raw() <-chan T {
	if c.ch == nil {
		closed := make(chan T)
		close(closed)
		return closed
	}
	return c.ch
}
