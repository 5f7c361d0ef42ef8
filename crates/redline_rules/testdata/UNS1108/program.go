package main

import "runtime/debug"

func init() {
	debug.SetPanicOnFault(true)
}

func main() {}
