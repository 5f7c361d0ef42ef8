package jobs

import (
	"fmt"
	"log"
)

// bill turns an order into a bill, by a template that the owner of the shop writes.
func bill(render func(order int) string, order int) (string, error) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("bill %d: %v", order, cause)
		}
	}()
	return fmt.Sprintf("Bill %d\n\n%s", order, render(order)), nil
}
