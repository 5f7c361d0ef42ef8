// A goroutine iterates over a map while main writes to it.
//
//zoo:kind fatal
//zoo:message concurrent map iteration and map write
//zoo:line concurrent-map-access
package main

var sum int

func main() {
	counts := map[int]int{1: 1, 2: 2, 3: 3}
	go func() {
		for {
			for key := range counts {
				sum += key
			}
		}
	}()
	for {
		counts[1] = 1
		for range make([]int, 300) {
			sum++
		}
	}
}
