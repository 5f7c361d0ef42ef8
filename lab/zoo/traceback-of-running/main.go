// A goroutine panics while another one runs on another thread: its stack cannot be read.
//
//zoo:env GOTRACEBACK=all
//zoo:kind panic
//zoo:message while others run
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import (
	"sync/atomic"
	"time"
)

var count atomic.Int64

func spin() {
	for {
		count.Add(1)
	}
}

func main() {
	go spin()
	time.Sleep(50 * time.Millisecond)
	panic("while others run") // dies
}
