// log.Fatal ends the process with status 1: no crash.
//
//zoo:line unexpected-exit
package main

import "log"

func main() {
	log.SetFlags(0)
	log.Fatal("out of cheese")
}
