// An iterator that is pulled panics, which its user gets.
//
//zoo:since 1.23
//zoo:kind panic
//zoo:message broken source
//zoo:guilty main
//zoo:line explicit-panic
package main

import "iter"

func source(yield func(int) bool) {
	yield(1)
	panic("broken source")
}

func main() {
	next, stop := iter.Pull(source)
	defer stop()
	next()
	next()
}
