// A deadlock of three goroutines in the log format of container runtimes.
//
//zoo:through kubernetes-deadlock
//zoo:kind deadlock
//zoo:guilty none
//zoo:message all goroutines are asleep - deadlock!
//zoo:line deadlock
//zoo:goroutines 3
//zoo:recoverable no
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

func child() {
	for range make([]int, 2) {
		go func() { select {} }()
	}
	for range make([]int, 9) {
		runtime.Gosched()
	}
	select {}
}

func wrap(number int, line string) {
	fmt.Printf("2026-03-01T12:00:00.%09dZ stderr F %s\n", number*1371, line)
}

func main() {
	if len(os.Args) > 1 {
		child()
	}
	output, _ := exec.Command("/proc/self/exe", "child").CombinedOutput()
	lines := bufio.NewScanner(bytes.NewReader(output))
	for number := 0; lines.Scan(); number++ {
		wrap(number, lines.Text())
	}
}
