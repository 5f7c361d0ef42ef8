package guard

import (
	"context"
	"flag"
	"sync"
	"sync/atomic"
	"testing"
)

// operations is how many operations the tests under stress do in all.
var operations = flag.Int("operations", 1_000_000, "operations of the tests under stress")

// senders and receivers share a channel that is closed in the midst of it: what
// was accepted is received once, and nothing else is.
func TestChanUnderStress(t *testing.T) {
	for _, capacity := range []int{0, 1, 64} {
		total := *operations / 3
		const goroutines = 8
		c := NewChan[int](capacity)
		accepted := make([]atomic.Bool, total)
		received := make([]atomic.Int32, total)
		var senders, receivers sync.WaitGroup
		var next atomic.Int64
		for g := range goroutines / 2 {
			senders.Add(1)
			go func() {
				defer senders.Done()
				for i := int(next.Add(1)) - 1; i < total; i = int(next.Add(1)) - 1 {
					err := sendSomehow(c, i)
					accepted[i].Store(err == nil)
					if i > total*3/4 {
						c.Close()
					}
				}
			}()
			receivers.Add(1)
			go func() {
				defer receivers.Done()
				receiveSomehow(c, g, func(v int) { received[v].Add(1) })
			}()
		}
		senders.Wait()
		receivers.Wait()
		closedOff := 0
		for i := range total {
			want := int32(0)
			if accepted[i].Load() {
				want = 1
			} else {
				closedOff++
			}
			if have := received[i].Load(); have != want {
				t.Fatalf("value %d was received %d times, want %d", i, have, want)
			}
		}
		if closedOff == 0 || closedOff > total/2 {
			t.Errorf("capacity %d: %d of %d came after the end: the test missed its point", capacity, closedOff, total)
		}
	}
}

// sendSomehow uses both ways to send.
func sendSomehow(c *Chan[int], v int) error {
	if v%2 == 0 {
		if err := c.TrySend(v); err != ErrFull {
			return err
		}
	}
	return c.Send(context.Background(), v)
}

// receiveSomehow uses all ways to receive until the channel is closed and empty.
func receiveSomehow(c *Chan[int], way int, got func(int)) {
	switch way % 4 {
	case 0:
		for v := range c.All(context.Background()) {
			got(v)
		}
	case 1:
		for v := range c.Raw() {
			got(v)
		}
	case 2:
		for {
			v, err := c.TryRecv()
			if err == ErrEmpty {
				v, err = c.Recv(context.Background())
			}
			if err != nil {
				return
			}
			got(v)
		}
	default:
		never := make(chan int)
		for {
			select {
			case v, ok := <-c.Raw():
				if !ok {
					return
				}
				got(v)
			case <-never:
			}
		}
	}
}

// A channel is closed beside a send, a million times: the send is either
// accepted, and then received, or refused.
func TestChanClosedBesideASend(t *testing.T) {
	type round struct {
		c    *Chan[int]
		sent chan error
	}
	rounds := make(chan round)
	closes := make(chan round)
	go func() {
		for r := range rounds {
			r.sent <- r.c.TrySend(1)
		}
	}()
	go func() {
		for r := range closes {
			r.c.Close()
			r.sent <- nil
		}
	}()
	accepted := 0
	sent := make(chan error, 2)
	for i := range *operations {
		r := round{c: NewChan[int](1), sent: sent}
		if i%2 == 0 {
			rounds <- r
			closes <- r
		} else {
			closes <- r
			rounds <- r
		}
		first, second := <-sent, <-sent
		v, err := r.c.TryRecv()
		switch refused := first == ErrClosed || second == ErrClosed; {
		case refused && err != ErrClosed:
			t.Fatalf("refused, but received %d, %v", v, err)
		case !refused && err != nil:
			t.Fatalf("accepted, but lost: %v", err)
		case !refused:
			accepted++
		}
		if _, err := r.c.TryRecv(); err != ErrClosed {
			t.Fatalf("received twice: %v", err)
		}
	}
	close(rounds)
	close(closes)
	t.Logf("%d of %d were accepted", accepted, *operations)
	if accepted == 0 || accepted == *operations {
		t.Errorf("%d of %d were accepted: the two never met", accepted, *operations)
	}
}
