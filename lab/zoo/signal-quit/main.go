// The user asks for a dump: the process gets SIGQUIT while goroutines wait in many ways.
//
//zoo:kind signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
package main

import (
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	var lock sync.Mutex
	lock.Lock()
	go listener.Accept()
	go lock.Lock()
	go time.Sleep(time.Hour)
	go func() { make(chan int) <- 1 }()
	go func() { <-time.After(time.Hour) }()
	go func() {
		var pipe [2]int
		syscall.Pipe(pipe[:])
		syscall.Read(pipe[0], make([]byte, 1))
	}()
	time.Sleep(50 * time.Millisecond)
	syscall.Kill(os.Getpid(), syscall.SIGQUIT)
	select {}
}
