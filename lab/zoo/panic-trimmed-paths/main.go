// A program built with -trimpath panics: files are named by package.
//
//zoo:build -trimpath
//zoo:kind panic
//zoo:message trimmed
//zoo:guilty other
//zoo:site main.work.func1
//zoo:line explicit-panic
package main

import "sort"

//go:noinline
func work() {
	sort.Slice(make([]int, 2), func(int, int) bool {
		panic("trimmed") // dies
	})
}

func main() {
	go work()
	select {}
}
