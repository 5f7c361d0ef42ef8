package shop

type Cart struct{ prices []int }

func (c *Cart) Total() (sum int) {
	for _, price := range c.prices {
		sum += price
	}
	return sum
}

func (c *Cart) Price(i int) func() int {
	return func() int { return c.prices[i] }
}

func assembled(x int) int
