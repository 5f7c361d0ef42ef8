// A recovered panic is logged with its stack: no crash.
package main

import (
	"log"
	"runtime/debug"
)

func main() {
	defer log.Println("goes on")
	defer func() {
		log.Printf("recovered: %v\n%s", recover(), debug.Stack())
	}()
	var none []int
	println(none[3])
}
