package jobs

import "log"

// runHooks tells all who want to know of an order.
func runHooks(order int, hooks []func(int)) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("hooks of %d: %v", order, cause)
		}
	}()
	for _, hook := range hooks {
		hook(order)
	}
}
