// Goroutines write to a map at the same time.
//
//zoo:kind fatal
//zoo:message concurrent map writes
//zoo:line concurrent-map-access
package main

func write(counts map[int]int) {
	for {
		counts[1]++
	}
}

func main() {
	counts := map[int]int{}
	go write(counts)
	write(counts)
}
