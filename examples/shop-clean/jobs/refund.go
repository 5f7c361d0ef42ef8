//go:build refunds

package jobs

import (
	"fmt"

	"example.com/shop/store"
)

// Refund gives the money back for an order that was not shipped.
func (p *Packer) Refund(id int) error {
	order, ok := p.orders.Find(id)
	if !ok || order.Status == store.Shipped {
		return fmt.Errorf("jobs: order %d cannot be refunded", id)
	}
	return p.orders.Advance(id, store.Refunded)
}
