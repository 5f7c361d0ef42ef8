// Two goroutines take turns over two channels.
package main

func player(name string, in <-chan int, out chan<- int) {
	for n := range in {
		println(name, n)
		if n == 0 {
			close(out)
			return
		}
		out <- n - 1
	}
}

func main() {
	a, b, done := make(chan int), make(chan int), make(chan bool)
	go func() {
		player("ping", a, b)
		close(done)
	}()
	go func() { a <- 4 }()
	player("pong", b, a)
	<-done
}
