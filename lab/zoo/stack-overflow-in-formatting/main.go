// A String method formats its own value.
//
//zoo:kind fatal
//zoo:message stack overflow
//zoo:guilty main
//zoo:line stack-overflow
package main

import (
	"fmt"
	"runtime/debug"
)

type account struct{ name string }

func (a account) String() string { return fmt.Sprintf("account %v", a) }

func main() {
	debug.SetMaxStack(1 << 20)
	fmt.Println(account{"a"})
}
