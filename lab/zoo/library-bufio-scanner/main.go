// A bufio.Scanner is given a buffer after it has begun.
//
//zoo:kind panic
//zoo:message Buffer called after Scan
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import (
	"bufio"
	"strings"
)

func main() {
	scanner := bufio.NewScanner(strings.NewReader("a"))
	scanner.Scan()
	scanner.Buffer(nil, 1) // dies
}
