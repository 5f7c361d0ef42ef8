// What a failed assertion says depends on both types.
// Spec: Type assertions; Run-time panics.
package main

type named int

type iface interface{ M() }

type generic[T any] struct{ v T }

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	var x any = 1
	try(func() { _ = x.(named) })
	try(func() { _ = x.([]int) })
	try(func() { _ = x.(map[string]*named) })
	try(func() { _ = x.(func(int, ...string) error) })
	try(func() { _ = x.(struct{ A, b int }) })
	try(func() { _ = x.(chan<- [3]bool) })
	try(func() { _ = x.(iface) })
	try(func() { _ = x.(interface{ N() int }) })
	try(func() { _ = x.(generic[int]) })
	x = generic[string]{}
	try(func() { _ = x.(generic[int]) })
	x = (*named)(nil)
	try(func() { _ = x.(named) })
	x = nil
	try(func() { _ = x.(iface) })
}
