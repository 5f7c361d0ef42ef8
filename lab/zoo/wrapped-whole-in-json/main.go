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
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
)

func child() {
	debug.SetTraceback("all")
	go func() { select {} }()
	runtime.Gosched()
	var none map[string]int
	none["a"]++ // dies
}

func main() {
	if len(os.Args) > 1 {
		child()
	}
	output, _ := exec.Command("/proc/self/exe", "child").CombinedOutput()
	text, _ := json.Marshal(string(output))
	fmt.Printf("{\"severity\":\"CRITICAL\",\"message\":%s,\"service\":\"orders\"}\n", text)
}
