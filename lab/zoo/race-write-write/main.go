// Two goroutines write a variable.
//
//zoo:build -race
//zoo:kind race
//zoo:line data-race
package main

var count int

func main() {
	done := make(chan bool)
	for range make([]int, 2) {
		go func() {
			count++
			done <- true
		}()
	}
	<-done
	<-done
}
