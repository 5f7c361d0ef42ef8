// A select takes the one communication that can go on.
// Spec: Select statements.
package main

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	for i := range 4 {
		if i%2 == 0 {
			a <- i
		} else {
			b <- "b"
		}
		select {
		case v := <-a:
			println("a", v)
		case s := <-b:
			println(s)
		}
	}
}
