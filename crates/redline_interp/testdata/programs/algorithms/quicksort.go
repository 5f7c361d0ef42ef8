// Quicksort partitions a slice in place and recurses on both sides.
package main

func quicksort(s []int) {
	if len(s) < 2 {
		return
	}
	pivot, at := s[len(s)-1], 0
	for i := range s {
		if s[i] < pivot {
			s[i], s[at] = s[at], s[i]
			at++
		}
	}
	s[at], s[len(s)-1] = s[len(s)-1], s[at]
	quicksort(s[:at])
	quicksort(s[at+1:])
}

func main() {
	s, x := make([]int, 50), uint32(1)
	for i := range s {
		x = x*1664525 + 1013904223
		s[i] = int(x >> 24)
	}
	quicksort(s)
	for i := 1; i < len(s); i++ {
		if s[i-1] > s[i] {
			println("wrong at", i)
		}
	}
	println(s[0], s[25], s[49])
}
