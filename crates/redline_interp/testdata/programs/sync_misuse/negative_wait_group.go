// A WaitGroup that falls below zero panics.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	println("zero")
	wg.Done()
}
