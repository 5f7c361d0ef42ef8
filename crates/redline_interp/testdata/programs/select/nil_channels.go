// A nil channel is never chosen, which switches a clause off.
// Spec: Select statements.
package main

func main() {
	a, b := make(chan int, 3), make(chan int, 3)
	for i := range 3 {
		a <- i
		b <- i * 100
	}
	close(a)
	close(b)
	sum, n := 0, 0
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += v
		}
		n++
	}
	println(sum, n)
	select {
	case <-a:
		println("never")
	case b <- 1:
		println("never")
	default:
		println("both nil")
	}
}
