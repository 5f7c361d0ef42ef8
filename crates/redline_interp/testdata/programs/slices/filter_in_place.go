// A filter that reuses the array of its input leaves the rest of the array behind.
package main

func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	even := s[:0]
	for _, v := range s {
		if v%2 == 0 {
			even = append(even, v)
		}
	}
	for _, v := range even {
		print(v, " ")
	}
	print("| ")
	for _, v := range s {
		print(v, " ")
	}
	println()
	clear(s[len(even):])
	println(s[2], s[3], s[5])
}
