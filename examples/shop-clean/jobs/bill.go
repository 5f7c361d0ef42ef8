package jobs

import "fmt"

// bill turns an order into a bill, by a template that the owner of the shop writes.
func bill(render func(order int) string, order int) (text string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("bill %d: %v", order, cause)
		}
	}()
	return fmt.Sprintf("Bill %d\n\n%s", order, render(order)), nil
}
