// Each NaN is a key of its own, which no lookup finds and only clear removes.
// Spec: Map types; Clear.
package main

func main() {
	zero := 0.0
	nan := zero / zero
	m := map[float64]int{}
	m[nan] = 1
	m[nan] = 2
	_, ok := m[nan]
	println(len(m), ok)
	delete(m, nan)
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	println(len(m), sum)
	clear(m)
	println(len(m))
}
