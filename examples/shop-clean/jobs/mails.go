package jobs

import (
	"log"
	"sync"
)

// Notify sends all mails that are wanted, and returns when the last one is sent.
func Notify(customers []string, send func(string) error) {
	var sending sync.WaitGroup
	for _, customer := range customers {
		if customer == "" {
			continue
		}
		sending.Add(1)
		go func() {
			defer sending.Done()
			if err := send(customer); err != nil {
				log.Print(err)
			}
		}()
	}
	sending.Wait()
}
