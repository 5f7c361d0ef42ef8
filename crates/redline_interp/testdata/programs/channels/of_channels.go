// Channels carry channels, functions and structs.
// Spec: Channel types.
package main

type request struct {
	n     int
	reply chan int
}

func main() {
	requests := make(chan request)
	go func() {
		for r := range requests {
			r.reply <- r.n * 2
		}
	}()
	for i := range 3 {
		reply := make(chan int)
		requests <- request{i, reply}
		print(<-reply, " ")
	}
	calls := make(chan func() string, 1)
	calls <- func() string { return "called" }
	nested := make(chan chan chan int, 1)
	inner := make(chan chan int, 1)
	inner <- make(chan int, 7)
	nested <- inner
	println((<-calls)(), cap(<-<-nested))
}
