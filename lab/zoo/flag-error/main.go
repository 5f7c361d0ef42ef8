// The flag package ends the process with status 2: no crash.
//
//zoo:args -unknown
//zoo:line unexpected-exit
package main

import "flag"

func main() {
	flag.Int("count", 3, "how `many`")
	flag.Parse()
}
