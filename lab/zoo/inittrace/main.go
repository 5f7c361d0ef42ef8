// The runtime tells how long each package took to initialize.
//
//zoo:env GODEBUG=inittrace=1
//zoo:kind panic
//zoo:message no settings
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

import "fmt"

func main() {
	fmt.Println("begun")
	panic("no settings") // dies
}
