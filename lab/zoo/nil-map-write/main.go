// Writing to a nil map panics on the goroutine that writes.
//
//zoo:kind panic
//zoo:message assignment to entry in nil map
//zoo:guilty main
//zoo:site main.count
//zoo:line nil-dereference
package main

func count(seen map[string]int, word string) {
	seen[word]++ // dies
}

func main() {
	var seen map[string]int
	count(seen, "word")
}
