package store

import (
	"fmt"
	"strings"
)

// receipt is what a customer gets to read.
type receipt struct {
	text strings.Builder
}

// Receipt lists the orders with these numbers.
func (s *Store) Receipt(ids ...int) string {
	var r receipt
	r.text.WriteString("Thank you!\n")
	for _, id := range ids {
		if order, ok := s.Find(id); ok {
			r.add(order)
		}
	}
	return r.text.String()
}

func (r receipt) add(order Order) {
	fmt.Fprintf(&r.text, "%d x %s\n", order.Quantity, order.Article)
}
