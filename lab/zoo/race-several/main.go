// Three variables are raced for.
//
//zoo:build -race
//zoo:kind race race race
//zoo:line data-race
package main

var a, b, c int

func main() {
	done := make(chan bool)
	go func() {
		a = 1
		b = 1
		c = 1
		done <- true
	}()
	a = 2
	b = 2
	c = 2
	<-done
}
