// A service with as many goroutines as its argument says, which dies of a panic: they wait
// for work, for a lock, for time, and in calls of their own.
//
// With GOTRACEBACK=all it leaves a large dump.
package main

import (
	"os"
	"strconv"
	"sync"
	"time"
)

type server struct {
	lock sync.Mutex
	jobs chan int
	quit chan struct{}
}

func (s *server) consume() {
	for range s.jobs {
	}
}

func (s *server) update() {
	s.lock.Lock()
	defer s.lock.Unlock()
}

func (s *server) rest() {
	time.Sleep(time.Hour)
}

func (s *server) serve(depth int) {
	if depth > 0 {
		s.serve(depth - 1)
		return
	}
	select {
	case <-s.quit:
	case <-s.jobs:
	}
}

func (s *server) start(number int) {
	switch number % 4 {
	case 0:
		go s.consume()
	case 1:
		go s.update()
	case 2:
		go s.rest()
	default:
		go s.serve(4)
	}
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	s := &server{jobs: make(chan int), quit: make(chan struct{})}
	s.lock.Lock()
	for number := 1; number < count; number++ {
		s.start(number)
	}
	time.Sleep(2 * time.Second)
	panic("the service gives up")
}
