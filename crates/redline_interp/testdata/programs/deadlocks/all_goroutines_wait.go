// When main and all others wait, the program dies, and main is named first.
package main

func main() {
	c := make(chan int)
	for range 3 {
		go func() {
			v := <-c
			c <- v
		}()
	}
	<-c
}
