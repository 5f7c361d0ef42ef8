package jobs

// sweep removes what is left of orders that nobody paid.
func sweep(orders []int, remove func(int)) {
	defer func() {
		recover()
	}()
	for _, order := range orders {
		remove(order)
	}
}
