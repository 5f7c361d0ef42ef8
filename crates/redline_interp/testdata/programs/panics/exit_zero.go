// os.Exit with zero is a success, wherever it is called.
package main

import "os"

func main() {
	wait := make(chan int)
	go func() {
		println("goroutine exits")
		os.Exit(0)
	}()
	<-wait
}
