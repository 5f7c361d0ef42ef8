package store

import "sync"

// Coupons are what customers may pay with, once each.
type Coupons struct {
	mu    sync.Mutex
	cents map[string]int
}

// Redeem gives what a coupon is worth: nothing if it is not there any more.
func (c *Coupons) Redeem(code string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	cents, ok := c.cents[code]
	if !ok {
		return 0
	}
	delete(c.cents, code)
	return cents
}
