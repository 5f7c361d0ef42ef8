// A map with interface keys is asked for a slice.
//
//zoo:kind panic
//zoo:message runtime error: hash of unhashable type []int
//zoo:guilty main
//zoo:site main.add
//zoo:line uncomparable-value
package main

//go:noinline
func add(seen map[any]bool, key any) {
	seen[key] = true // dies
}

func main() {
	add(map[any]bool{}, []int{1})
}
