// An entry deleted in a range loop before it is reached is not visited.
// Spec: For statements with range clause.
package main

func main() {
	m := map[int]bool{1: true, 2: true, 3: true, 4: true}
	visited := 0
	for k := range m {
		visited++
		for other := range m {
			if other != k {
				delete(m, other)
			}
		}
	}
	println(visited, len(m))
	for k := range m {
		delete(m, k)
	}
	println(len(m))
}
