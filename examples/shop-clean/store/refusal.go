package store

// Refusal says why an order is not taken.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }

// Check says whether an order can be taken.
func Check(order Order) error {
	if order.Quantity < 1 {
		return &Refusal{"an order of nothing"}
	}
	return nil
}
