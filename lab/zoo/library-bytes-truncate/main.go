// A bytes.Buffer is truncated to more than it holds.
//
//zoo:kind panic
//zoo:message bytes.Buffer: truncation out of range
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "bytes"

func main() {
	new(bytes.Buffer).Truncate(3) // dies
}
