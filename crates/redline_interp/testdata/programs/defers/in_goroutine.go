// Deferred calls run when the function of a goroutine ends.
// Spec: Defer statements; Go statements.
package main

func main() {
	done := make(chan string, 3)
	go func() {
		defer close(done)
		defer func() { done <- "second" }()
		done <- "first"
	}()
	for s := range done {
		println(s)
	}
}
