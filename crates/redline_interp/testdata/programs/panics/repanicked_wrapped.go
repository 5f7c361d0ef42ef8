// A recovered error that is wrapped in a new panic is printed with both.
// Spec: Handling panics.
package main

type wrapped struct{ cause any }

func (w wrapped) Error() string { return "wrapped " + w.cause.(error).Error() }

func main() {
	defer func() {
		panic(wrapped{recover()})
	}()
	var m map[string]int
	m["a"] = 1
}
