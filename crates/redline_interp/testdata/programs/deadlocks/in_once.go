// A Once whose function calls it again waits for itself.
package main

import "sync"

func main() {
	var once sync.Once
	once.Do(func() {
		println("first")
		once.Do(func() { println("never") })
	})
}
