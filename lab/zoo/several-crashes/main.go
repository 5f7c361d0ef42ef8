// A supervisor starts a child again and again, each of which dies in another way.
//
//zoo:kind panic fatal deadlock signal
//zoo:message SIGQUIT: quit
//zoo:line killed-from-outside
//zoo:recoverable no
package main

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"
)

func die(how string) {
	switch how {
	case "panic":
		var none map[string]int
		none["a"] = 1
	case "fatal":
		new(sync.Mutex).Unlock()
	case "deadlock":
		select {}
	case "quit":
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
		select {}
	}
}

func main() {
	if len(os.Args) > 1 {
		die(os.Args[1])
	}
	for round, how := range []string{"panic", "fatal", "deadlock", "quit"} {
		fmt.Printf("supervisor: start %d\n", round)
		child := exec.Command("/proc/self/exe", how)
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		fmt.Printf("supervisor: %v\n", child.Run())
	}
}
