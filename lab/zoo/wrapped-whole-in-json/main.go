// A whole dump of two goroutines is one string in a JSON record.
//
//zoo:through whole-in-json
//zoo:kind panic
//zoo:message assignment to entry in nil map
//zoo:guilty main
//zoo:site main.child
//zoo:line nil-dereference
//zoo:goroutines 2
//zoo:recoverable yes
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
)

func child() {
	debug.SetTraceback("all")
	go func() { select {} }()
	runtime.Gosched()
	var none map[string]int
	none["a"]++ // dies
}

var kept []string

func wrap(_ int, line string) {
	kept = append(kept, line)
	if strings.HasPrefix(line, "exit") || len(kept) < 12 {
		return
	}
	text, _ := json.Marshal(strings.Join(kept, "\n") + "\n")
	fmt.Printf("{\"severity\":\"CRITICAL\",\"message\":%s,\"service\":\"orders\"}\n", text)
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
