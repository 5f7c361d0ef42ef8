// A goroutine's panic is carried to another one, with its stack in the message.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import (
	"fmt"
	"runtime/debug"
)

func main() {
	failed := make(chan string)
	go func() {
		defer func() {
			failed <- fmt.Sprintf("%v\n\n%s", recover(), debug.Stack())
		}()
		var none map[string]int
		none["a"] = 1
	}()
	panic(<-failed) // dies
}
