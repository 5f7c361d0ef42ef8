// A second, deferred Unlock dies after the panic of the body is on its way.
package main

import "sync"

func update(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
	println("updated")
	mu.Unlock()
}

func main() {
	var mu sync.Mutex
	update(&mu)
}
