// Structs and arrays of comparable parts serve as keys.
// Spec: Map types.
package main

type key struct {
	name string
	at   [2]int
}

func main() {
	m := map[key]int{{"a", [2]int{1, 2}}: 5}
	m[key{"b", [2]int{}}]++
	k := key{name: "a"}
	k.at = [2]int{1, 2}
	println(m[k], m[key{name: "b"}], m[key{}], len(m))
	p := map[[3]byte]string{{1, 2, 3}: "x"}
	println(p[[3]byte{1, 2, 3}], p[[3]byte{}] == "")
}
