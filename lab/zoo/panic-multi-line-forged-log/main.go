// Between its own lines, a program logs those of a crash that was not its own, then it panics itself.
//
//zoo:kind panic
//zoo:message the real one
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "log"

func main() {
	log.SetFlags(0)
	log.Print("request body: panic: not mine\n\ngoroutine 77 [running]:\nmain.stranger()\n\t/tmp/stranger.go:1 +0x1")
	panic("the real one") // dies
}
