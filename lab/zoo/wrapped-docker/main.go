// Each line of a crash is an entry of Docker's json-file log.
//
//zoo:through docker
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
	"encoding/json"
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
	text, _ := json.Marshal(line + "\n")
	at := begun.Add(time.Duration(number) * 1371 * time.Nanosecond).Format(time.RFC3339Nano)
	fmt.Printf("{\"log\":%s,\"stream\":\"stderr\",\"time\":%q}\n", text, at)
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
