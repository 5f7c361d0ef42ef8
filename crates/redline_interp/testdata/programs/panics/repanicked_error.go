// A runtime error that is recovered and panicked with again keeps its signal line.
// Spec: Handling panics; Run-time panics.
package main

func main() {
	defer func() {
		v := recover()
		println("recovered", v.(error).Error())
		panic(v)
	}()
	var p *struct{ a, b int }
	p.b = 1
}
