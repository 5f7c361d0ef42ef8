// Panics with slices, maps, functions and channels print types and addresses.
// Spec: Handling panics.
package main

func main() {
	defer func() { panic(make(chan<- int, 1)) }()
	defer func() { panic(func(a int, b ...string) error { return nil }) }()
	defer func() { panic(map[string][]int{"a": nil}) }()
	panic([]int{1, 2, 3})
}
