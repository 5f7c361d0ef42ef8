// The message of a panic holds what a second panic would print.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "errors"

func main() {
	panic(errors.New("a\n\tpanic: b [recovered]\nfatal error: all goroutines are asleep - deadlock!\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1]")) // dies
}
