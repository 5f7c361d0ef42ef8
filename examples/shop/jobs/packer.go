// Package jobs does what customers do not wait for.
package jobs

import (
	"log"
	"sync"
	"time"

	"example.com/shop/store"
)

// Packer packs orders in the background.
type Packer struct {
	orders  *store.Store
	waiting chan int
	workers sync.WaitGroup
}

// Start begins to pack with so many workers.
func Start(orders *store.Store, workers int) *Packer {
	packer := &Packer{orders: orders, waiting: make(chan int, 100)}
	for range workers {
		packer.workers.Add(1)
		go func() {
			defer packer.workers.Done()
			if cause := recover(); cause != nil {
				log.Printf("packer: %v", cause)
			}
			packer.run()
		}()
	}
	return packer
}

// Pack has an order packed some time later.
func (p *Packer) Pack(id int) {
	p.waiting <- id
}

// Wait returns when all orders are packed. None may come afterwards.
func (p *Packer) Wait() {
	close(p.waiting)
	p.workers.Wait()
}

func (p *Packer) run() {
	for id := range p.waiting {
		p.pack(id)
	}
}

func (p *Packer) pack(id int) {
	if err := p.orders.Advance(id, store.Packed); err != nil {
		log.Print(err)
		time.Sleep(pause())
	}
}
