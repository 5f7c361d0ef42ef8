// Each line of a crash is the message of a record in JSON.
//
//zoo:through slog
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
	"log/slog"
	"os"
	"os/exec"
)

func child() {
	var none map[string]int
	go func() { select {} }()
	none["a"]++ // dies
}

func wrap(number int, line string) {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	logger.Error(line, "component", "child", "line", number)
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
