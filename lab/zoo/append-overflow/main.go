// A slice of large elements is grown beyond what memory can be addressed.
//
//zoo:kind panic
//zoo:message runtime error: growslice: len out of range
//zoo:guilty main
//zoo:site main.grow
//zoo:line invalid-size
package main

type large [1 << 40]struct{ value int64 }

//go:noinline
func grow(values []*large, count int) []*large {
	return append(values, make([]*large, count)...) // dies
}

func main() {
	println(len(grow(nil, 1<<60)))
}
