// init functions run after the variables, in the order in which they stand, and any number of them.
// Spec: Package initialization.
package main

var log = "variables"

func init() { log += ", first init" }

func main() {
	println(log)
}

func init() {
	defer func() { log += ", third" }()
	log += ", second init"
}

func init() { log += ", last init" }
