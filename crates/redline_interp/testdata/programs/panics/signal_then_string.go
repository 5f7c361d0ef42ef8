// The signal line of a chain stands below all of its panics.
// Spec: Handling panics.
package main

func main() {
	defer func() {
		panic("after the signal")
	}()
	var p *[4]int
	p[0] = 1
}
