// A select without default waits until one of its communications can go on.
// Spec: Select statements.
package main

func main() {
	a, b, quit := make(chan int), make(chan int), make(chan bool)
	go func() {
		a <- 1
		b <- 2
		a <- 3
		close(quit)
	}()
	for {
		select {
		case v := <-a:
			println("a", v)
			continue
		case v := <-b:
			println("b", v)
			continue
		case <-quit:
			println("quit")
		}
		return
	}
}
