// Only the first part of a dump is left: the rest was not written any more.
//
//zoo:kind panic
//zoo:message cut
//zoo:guilty main
//zoo:line explicit-panic
//zoo:through cut
//zoo:goroutines 1
//zoo:recoverable yes
package main

import (
	"os"
	"os/exec"
)

func down(left int) int {
	if left == 0 {
		panic("cut")
	}
	return down(left-1) + 1
}

func main() {
	if len(os.Args) > 1 {
		println(down(20))
	}
	output, _ := exec.Command("/proc/self/exe", "child").CombinedOutput()
	os.Stdout.Write(output[:600])
}
