// C calls abort, on a goroutine that is not main's.
//
//zoo:kind signal
//zoo:message SIGABRT: abort
//zoo:guilty other
//zoo:site main.main.func1
//zoo:line foreign-code
package main

// #include <stdlib.h>
import "C"

func main() {
	go func() {
		C.abort() // dies
	}()
	select {}
}
