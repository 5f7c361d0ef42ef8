package store

// Refusal says why an order is not taken.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }

// Check says whether an order can be taken.
func Check(order Order) error {
	var refusal *Refusal
	if order.Quantity < 1 {
		refusal = &Refusal{"an order of nothing"}
	}
	return refusal
}
