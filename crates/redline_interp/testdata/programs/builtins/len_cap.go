// len and cap of strings, arrays, slices, maps and channels, constant where the type says it.
// Spec: Length and capacity.
package main

const c = len([10]float64{2: 1})

const d = cap([...]int{5: 0})

func main() {
	s := make([]int, 3, 7)
	var a [4]int
	m := map[int]int{1: 1}
	ch := make(chan int, 5)
	ch <- 1
	println(c, d, len(s), cap(s), cap(s[1:]), len(a), cap(a[:2]), len(m), len(ch), cap(ch), len("héé"), len([]rune("héé")))
}
