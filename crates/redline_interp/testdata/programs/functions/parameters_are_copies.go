// Parameters are variables of the callee, results are those of the caller.
// Spec: Calls.
package main

type pair struct{ a, b int }

func change(n int, p pair, q *pair, s []int, m map[string]int) pair {
	n++
	p.a++
	q.a++
	s[0]++
	s = append(s, 1)
	s[0] = 100
	m["new"] = n
	m = nil
	return p
}

func main() {
	n, p, q, s, m := 1, pair{1, 1}, &pair{1, 1}, make([]int, 1, 1), map[string]int{}
	r := change(n, p, q, s, m)
	println(n, p.a, q.a, s[0], len(s), m["new"], r.a)
}
