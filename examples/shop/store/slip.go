package store

// Slip is what a customer signs.
type Slip struct{ lines []string }

func (r *Slip) add(line string) { r.lines = append(r.lines, line) }

// NewSlip begins a slip with the name of the shop.
func NewSlip(shop string) *Slip {
	var slip *Slip
	slip.add(shop)
	return slip
}
