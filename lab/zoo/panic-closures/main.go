// Closures in closures panic, one of them in a loop and one deferred.
//
//zoo:kind panic
//zoo:message inner
//zoo:guilty main
//zoo:site main.main.main.func1.func2.2
//zoo:site@1.27 main.main.func1.func1.2
//zoo:line explicit-panic
package main

func main() {
	func() {
		func() {
			defer func() {}()
			func() {
				panic("inner") // dies
			}()
		}()
	}()
}
