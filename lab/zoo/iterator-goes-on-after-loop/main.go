// An iterator keeps the body of a loop and calls it when the loop is over.
//
//zoo:since 1.23
//zoo:kind panic
//zoo:message runtime error: range function continued iteration after whole loop exit
//zoo:guilty main
//zoo:site main.main-range1
package main

var kept func(int) bool

func keeping(yield func(int) bool) {
	kept = yield
}

func main() {
	for value := range keeping { // dies
		println(value)
	}
	kept(3)
}
