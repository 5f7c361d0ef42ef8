// An iterator may call yield on another goroutine, as long as only one call goes on at a time.
// Spec: For statements with range clause.
package main

func elsewhere(yield func(int) bool) {
	done := make(chan bool)
	for i := range 3 {
		go func() { done <- yield(i) }()
		if !<-done {
			return
		}
	}
}

func main() {
	sum := 0
	for i := range elsewhere {
		sum += i + 1
		if i == 1 {
			break
		}
	}
	println(sum)
}
