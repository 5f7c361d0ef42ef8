// Each line of a crash is a line of the system's journal.
//
//zoo:through journal
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
	fmt.Printf("Mar 01 12:00:%02d web3 orders[4711]: %s\n", number, line)
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
