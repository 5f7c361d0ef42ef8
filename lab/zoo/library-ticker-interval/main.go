// A ticker is made with an interval of zero.
//
//zoo:kind panic
//zoo:message non-positive interval for NewTicker
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "time"

func main() {
	time.NewTicker(0) // dies
}
