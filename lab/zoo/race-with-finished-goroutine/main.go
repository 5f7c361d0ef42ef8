// The earlier access was made by a goroutine that has ended, from a call chain; the later by one that a timer started.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

import "time"

type cache struct{ values []int }

//go:noinline
func (c *cache) grow() { c.values = append(c.values, 1) }

//go:noinline
func fill(c *cache) { c.grow() }

func main() {
	c := new(cache)
	go fill(c)
	time.Sleep(20 * time.Millisecond)
	time.AfterFunc(time.Millisecond, func() { println(len(c.values)) })
	time.Sleep(20 * time.Millisecond)
}
