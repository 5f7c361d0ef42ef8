// An array is indexed behind its end, on a goroutine.
//
//zoo:kind panic
//zoo:message runtime error: index out of range [9] with length 4
//zoo:guilty other
//zoo:site main.main.func1
//zoo:line index-out-of-range
package main

func main() {
	var table [4]int
	index := 9
	done := make(chan bool)
	go func() {
		println(table[index]) // dies
		close(done)
	}()
	<-done
}
