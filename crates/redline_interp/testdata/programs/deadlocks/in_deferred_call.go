// A deferred call that blocks for ever keeps a panic from being printed.
package main

func main() {
	defer func() {
		println("deferred")
		<-make(chan int)
	}()
	panic("never printed")
}
