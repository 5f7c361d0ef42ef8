// A panic in a deferred call during Goexit kills as any other.
package main

import "runtime"

func main() {
	defer func() {
		panic("during Goexit")
	}()
	runtime.Goexit()
}
