// Indexing and ranging with values through a nil array pointer panic, ranging with indices does not.
// Spec: Index expressions; For statements with range clause.
package main

func main() {
	var p *[3]int
	for i := range p {
		print(i, " ")
	}
	println()
	for _, v := range p {
		println(v)
	}
}
