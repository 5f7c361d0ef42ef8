package jobs

import (
	"context"
	"time"
)

// remind calls a customer back unless the shop is closed before.
func remind(closed context.Context, after time.Duration, call func()) {
	ctx, cancel := context.WithCancel(closed)
	_ = cancel // the shop cancels it
	go func() {
		select {
		case <-ctx.Done():
		case <-time.After(after):
			call()
		}
	}()
}
