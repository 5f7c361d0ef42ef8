// A map of many entries keeps them all while it grows and shrinks.
package main

func main() {
	m := make(map[int]int)
	for i := range 1000 {
		m[i*7919%1009] = i
	}
	ok := true
	for i := range 1000 {
		ok = ok && m[i*7919%1009] == i
	}
	for i := 0; i < 1000; i += 2 {
		delete(m, i*7919%1009)
	}
	println(ok, len(m), m[7919%1009])
}
