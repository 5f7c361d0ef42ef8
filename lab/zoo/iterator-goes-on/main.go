// An iterator calls the body of its loop again after the body has said to stop.
//
//zoo:since 1.23
//zoo:kind panic
//zoo:message runtime error: range function continued iteration after function for loop body returned false
//zoo:guilty main
//zoo:site main.main-range1
package main

func stubborn(yield func(int) bool) {
	yield(1)
	yield(2)
}

func main() {
	for value := range stubborn { // dies
		println(value)
		break
	}
}
