package store

import "time"

// Sold counts the orders by article.
func Sold(orders []Order) map[string]int {
	sold := make(map[string]int)
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
			shipped++
		}
	}
	if shipped == 0 {
		return 0
	}
	return sum / time.Duration(shipped)
}
