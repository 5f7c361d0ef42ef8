// The panic of a WaitGroup below zero is an ordinary one.
package main

import "sync"

func main() {
	defer func() { println(recover().(string)) }()
	var wg sync.WaitGroup
	wg.Add(-1)
}
