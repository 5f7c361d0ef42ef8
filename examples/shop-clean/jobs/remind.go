package jobs

import (
	"context"
	"time"
)

// remind calls a customer back unless the shop is closed before.
func remind(closed context.Context, after time.Duration, call func()) {
	ctx, cancel := context.WithCancel(closed)
	go func() {
		defer cancel()
		select {
		case <-ctx.Done():
		case <-time.After(after):
			call()
		}
	}()
}
