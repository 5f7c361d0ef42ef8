// A pointer to an array is indexed, sliced, ranged over and measured without an explicit dereference.
// Spec: Index expressions; Length and capacity.
package main

func fill(p *[4]int, v int) {
	for i := range p {
		p[i] = v * i
	}
}

func main() {
	var a [4]int
	p := &a
	fill(p, 3)
	println(a[3], p[2], len(p), cap(p), len(p[1:3]), (*p)[1])
	var none *[4]int
	println(len(none), cap(none))
	for i := range none {
		print(i, " ")
	}
	println()
}
