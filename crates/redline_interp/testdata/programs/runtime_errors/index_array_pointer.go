// Indexing through a pointer to an array panics as indexing the array does.
// Spec: Index expressions.
package main

func main() {
	p := &[2]int{1, 2}
	i := 7
	defer println("deferred")
	p[i]++
}
