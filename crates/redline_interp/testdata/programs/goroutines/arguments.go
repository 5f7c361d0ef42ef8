// The function and the arguments of a go statement are evaluated by the goroutine that starts it.
// Spec: Go statements.
package main

func show(n int, s string, turn chan bool) {
	<-turn
	println(n, s)
	turn <- true
}

func text() string {
	println("evaluated")
	return "text"
}

func main() {
	n, turn := 1, make(chan bool)
	f := show
	go f(n, text(), turn)
	n = 2
	f = nil
	println("started")
	turn <- true
	<-turn
}
