package jobs

import (
	"log"
	"runtime/debug"
)

// sweep removes what is left of orders that nobody paid.
func sweep(orders []int, remove func(int)) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("sweep: %v\n%s", cause, debug.Stack())
		}
	}()
	for _, order := range orders {
		remove(order)
	}
}
