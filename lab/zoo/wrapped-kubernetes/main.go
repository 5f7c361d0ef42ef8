// Each line of a crash is a line of the log format of container runtimes, long ones in parts.
//
//zoo:through kubernetes
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
	"time"
)

func child() {
	var none map[string]int
	go func() { select {} }()
	none["a"]++ // dies
}

var begun = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func wrap(number int, line string) {
	at := begun.Add(time.Duration(number) * 1371 * time.Nanosecond).Format("2006-01-02T15:04:05.000000000Z07:00")
	for len(line) > 40 {
		fmt.Printf("%s stderr P %s\n", at, line[:40])
		line = line[40:]
	}
	fmt.Printf("%s stderr F %s\n", at, line)
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
