// Looking up, deleting and comparing uncomparable keys all panic, on an empty or nil map too.
// Spec: Map types; Index expressions.
package main

func try(name string, f func()) {
	defer func() {
		err := recover().(error)
		println(name, err.Error())
	}()
	f()
}

func main() {
	type bad struct{ m map[string]int }
	m := map[any]int{}
	var none map[any]int
	try("read", func() { println(m[func() {}]) })
	try("read nil map", func() { println(none[[]string{}]) })
	try("delete", func() { delete(m, bad{}) })
	try("delete from nil map", func() { delete(none, [1]any{[]int{}}) })
	try("literal", func() { _ = map[any]bool{bad{}: true} })
}
