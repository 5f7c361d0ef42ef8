// A goroutine recovers its own panics, and its creator learns of them by a channel.
// Spec: Handling panics; Go statements.
package main

func work(n int, results chan<- string) {
	defer func() {
		if v := recover(); v != nil {
			results <- "failed: " + v.(string)
			return
		}
		results <- "fine"
	}()
	if n == 1 {
		panic("work")
	}
}

func main() {
	for i := range 3 {
		results := make(chan string)
		go work(i, results)
		println(<-results)
	}
}
