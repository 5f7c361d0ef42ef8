// One of many goroutines that a loop starts with arguments panics.
//
//zoo:kind panic
//zoo:message part 3
//zoo:guilty other
//zoo:site main.part
//zoo:line explicit-panic
package main

import (
	"fmt"
	"sync"
)

//go:noinline
func part(number int, group *sync.WaitGroup) {
	defer group.Done()
	if number == 3 {
		panic(fmt.Sprint("part ", number)) // dies
	}
	select {}
}

func main() {
	var group sync.WaitGroup
	for number := 0; number < 5; number++ {
		group.Add(1)
		go part(number, &group)
	}
	group.Wait()
}
