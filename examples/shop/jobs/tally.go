package jobs

import "sync/atomic"

// Tally counts what became of the orders.
type Tally struct {
	busy   int32
	packed int64
}

// Packed counts an order, and gives how many there are.
func (t *Tally) Packed() int64 {
	atomic.AddInt32(&t.busy, -1)
	return atomic.AddInt64(&t.packed, 1)
}
