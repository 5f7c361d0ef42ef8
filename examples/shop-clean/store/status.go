package store

import "fmt"

// Status says how far an order is.
type Status int

// An order is placed, then packed, then shipped, unless it is refunded.
const (
	Placed Status = iota
	Packed
	Shipped
	Refunded
)

// String gives the status in words.
func (s Status) String() string {
	switch s {
	case Placed:
		return "placed"
	case Packed:
		return "packed"
	case Shipped:
		return "shipped"
	case Refunded:
		return "refunded"
	}
	return fmt.Sprintf("Status(%d)", int(s))
}
