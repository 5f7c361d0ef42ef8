package api

import "context"

// quote asks a carrier for its price as long as the customer waits.
func quote(waiting context.Context, carrier func() int) (int, error) {
	price := make(chan int, 1)
	go func() { price <- carrier() }()
	select {
	case cents := <-price:
		return cents, nil
	case <-waiting.Done():
		return 0, waiting.Err()
	}
}
