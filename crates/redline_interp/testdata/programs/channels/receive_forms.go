// A receive is an expression, a statement, an assignment with one or two operands, or an argument.
// Spec: Receive operator.
package main

func main() {
	c := make(chan int, 10)
	for i := range 10 {
		c <- i
	}
	<-c
	v := <-c
	w, ok := <-c
	var x, y = <-c, <-c
	println(v, w, ok, x, y, <-c+<-c, -<-c)
	s := []int{0, 0}
	s[0], ok = <-c
	println(s[0], ok, []int{<-c}[0])
}
