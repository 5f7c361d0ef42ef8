// Two hundred goroutines wait in three ways when one panics.
//
//zoo:env GOTRACEBACK=all
//zoo:kind panic
//zoo:message queue is full
//zoo:guilty other
//zoo:site main.produce
//zoo:line explicit-panic
package main

import (
	"sync"
	"time"
)

var lock sync.Mutex

func consume(queue <-chan int) {
	for range queue {
	}
}

func update() {
	lock.Lock()
	defer lock.Unlock()
}

func produce() {
	time.Sleep(50 * time.Millisecond)
	panic("queue is full") // dies
}

func main() {
	lock.Lock()
	queue := make(chan int)
	for number := range make([]int, 200) {
		switch number % 4 {
		case 0:
			go update()
		case 1:
			go func() { select {} }()
		default:
			go consume(queue)
		}
	}
	go produce()
	select {}
}
