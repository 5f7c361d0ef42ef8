// A goroutine started by one that another started panics, and its ancestors are printed.
//
//zoo:env GODEBUG=tracebackancestors=5
//zoo:kind panic
//zoo:message grandchild
//zoo:guilty other
//zoo:site main.main.func1.1
//zoo:line explicit-panic
package main

func main() {
	go func() {
		go func() {
			panic("grandchild") // dies
		}()
		select {}
	}()
	select {}
}
