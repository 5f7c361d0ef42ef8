// Each line of a crash has pod and container before it, and a time.
//
//zoo:through kubectl
//zoo:kind panic
//zoo:message assignment to entry in nil map
//zoo:guilty main
//zoo:site main.child
//zoo:line nil-dereference
//zoo:goroutines 1
//zoo:recoverable yes
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
)

func child() {
	var none map[string]int
	go func() { select {} }()
	none["a"]++ // dies
}

func wrap(number int, line string) {
	fmt.Printf("[pod/orders-7d9c5f6b8-x2x4z/app] 2026-03-01T12:00:00.%09dZ %s\n", number*1371, line)
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
