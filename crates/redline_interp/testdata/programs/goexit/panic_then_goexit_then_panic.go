// A panic after a Goexit that ended another panic is printed with what was before it.
package main

import "runtime"

func main() {
	defer func() {
		panic("second")
	}()
	defer runtime.Goexit()
	panic("first")
}
