package jobs

import "log"

// runHooks tells all who want to know of an order.
func runHooks(order int, hooks []func(int)) {
	for _, hook := range hooks {
		hook(order)
	}
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("hooks of %d: %v", order, cause)
		}
	}()
}
