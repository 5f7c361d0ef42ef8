// The detector writes to a file.
//
//zoo:build -race
//zoo:env GORACE=log_path=race
//zoo:file race
//zoo:kind race
//zoo:line data-race
package main

import "sync"

type counter struct{ value int }

func (c *counter) add(group *sync.WaitGroup) {
	c.value++
	group.Done()
}

func main() {
	var group sync.WaitGroup
	var count counter
	group.Add(2)
	go count.add(&group)
	go count.add(&group)
	group.Wait()
}
