package guard

import "fmt"

// Depth is a budget for recursion. A stack that overflows ends the process, and
// no recover is asked; a function that counts how deep it is returns an error
// instead.
//
//	func walk(n *Node, depth guard.Depth) error {
//		depth, err := depth.Enter()
//		if err != nil {
//			return err
//		}
//		... walk(n.Left, depth) ...
//
// It is a plain value: each call hands on what is left, and nothing has to be
// given back. The zero Depth is spent.
type Depth struct {
	left, limit int
}

// NewDepth is a budget of so many calls below each other. A limit below zero
// counts as zero. A goroutine's stack may grow to 1 GB on 64-bit systems
// ([debug.SetMaxStack]): with frames of 1 kB that is a million calls.
func NewDepth(limit int) Depth {
	limit = max(limit, 0)
	return Depth{left: limit, limit: limit}
}

// Enter is one call deeper: what is left to calls below, or a [*DepthError] if
// this call is one too many.
func (d Depth) Enter() (Depth, error) {
	if d.left == 0 {
		return d, &DepthError{Limit: d.limit}
	}
	d.left--
	return d, nil
}

// Left is how many calls may still go below each other.
func (d Depth) Left() int { return d.left }

// DepthError tells that a recursion is deeper than it may be.
type DepthError struct {
	// Limit is the budget it began with.
	Limit int
}

// Error gives the limit.
func (e *DepthError) Error() string {
	return fmt.Sprintf("guard: recursion is deeper than %d calls", e.Limit)
}
