// Each line of a crash is coloured, and ends with a carriage return.
//
//zoo:through colour
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

func wrap(_ int, line string) {
	fmt.Printf("\x1b[31m%s\x1b[0m\r\n", line)
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
