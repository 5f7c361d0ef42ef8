// A group hands the panic of its goroutine on, with the stack of that in the value.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.(*group).wait
//zoo:line explicit-panic
package main

import (
	"fmt"
	"runtime/debug"
)

type caught struct {
	value any
	stack []byte
}

func (c *caught) Error() string { return fmt.Sprintf("%v [recovered]\n\n%s", c.value, c.stack) }

type group struct{ failed chan *caught }

func (g *group) run(f func()) {
	defer func() {
		if value := recover(); value != nil {
			g.failed <- &caught{value, debug.Stack()}
		}
	}()
	f()
}

func (g *group) wait() {
	panic(<-g.failed) // dies
}

func main() {
	all := &group{make(chan *caught)}
	go all.run(func() { panic(fmt.Errorf("cannot fetch: %w", fmt.Errorf("refused"))) })
	all.wait()
}
