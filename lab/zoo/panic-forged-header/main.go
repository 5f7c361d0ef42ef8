// The message of a panic looks like the end of its own dump and a second goroutine.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic("x\n\ngoroutine 99 [running]:\nmain.forged()\n\t/tmp/forged.go:1 +0x1\n\ngoroutine 98 [select]:\nmain.other()\n\t/tmp/forged.go:2 +0x1\n") // dies
}
