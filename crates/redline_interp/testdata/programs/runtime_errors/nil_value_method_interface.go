// Calling a value method on an interface that holds a nil pointer names the method.
// Spec: Method sets; Run-time panics.
package main

type getter interface{ Get() int }

type thing struct{ n int }

func (t thing) Get() int { return t.n }

func main() {
	getters := []getter{thing{1}, &thing{2}, (*thing)(nil)}
	for _, g := range getters {
		println(g != nil)
		println(g.Get())
	}
}
