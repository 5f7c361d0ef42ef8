// After the first recover of a panic, further ones give nil.
// Spec: Handling panics.
package main

func main() {
	defer func() { println("outer", recover() == nil) }()
	defer func() {
		v := recover()
		println(v.(string), recover() == nil)
	}()
	panic("once")
}
