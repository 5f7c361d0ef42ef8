package store

import "time"

// Sold counts the orders by article.
func Sold(orders []Order) map[string]int {
	var sold map[string]int
	for _, order := range orders {
		sold[order.Article] += order.Quantity
	}
	return sold
}

// MeanWait is how long customers waited for what was shipped.
func MeanWait(orders []Order) time.Duration {
	sum, shipped := time.Duration(0), 0
	for _, order := range orders {
		if order.Status == Shipped {
			sum += order.Waited
		}
	}
	return sum / time.Duration(shipped)
}
