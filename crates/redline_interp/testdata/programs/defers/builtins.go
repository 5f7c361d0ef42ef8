// Builtin functions are deferred with their arguments evaluated at once.
// Spec: Defer statements.
package main

func main() {
	m := map[string]int{"a": 1, "b": 2}
	c := make(chan int)
	s, d := []int{1, 2}, make([]int, 2)
	func() {
		key := "a"
		defer delete(m, key)
		defer close(c)
		defer copy(d, s)
		defer print("printed ", len(m), "\n")
		key = "b"
		m["c"] = 3
		s = nil
	}()
	_, ok := <-c
	_, a := m["a"]
	println(len(m), a, ok, d[0], d[1])
}
