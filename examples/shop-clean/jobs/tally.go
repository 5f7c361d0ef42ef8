package jobs

import "sync/atomic"

// Tally counts what became of the orders.
type Tally struct {
	busy   atomic.Int32
	packed atomic.Int64
}

// Packed counts an order, and gives how many there are.
func (t *Tally) Packed() int64 {
	t.busy.Add(-1)
	return t.packed.Add(1)
}
