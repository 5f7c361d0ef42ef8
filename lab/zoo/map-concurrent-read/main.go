// A goroutine reads a map while main writes to it.
//
//zoo:kind fatal
//zoo:message concurrent map read and map write
//zoo:guilty other
//zoo:line concurrent-map-access
package main

var sum int

func main() {
	counts := map[int]int{}
	go func() {
		for {
			sum += counts[1]
		}
	}()
	for {
		counts[1] = 1
		for range make([]int, 30) {
			sum++
		}
	}
}
