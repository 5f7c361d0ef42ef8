// A panic is recovered and repeated at two levels, and a third value ends it.
//
//zoo:kind panic
//zoo:message last
//zoo:guilty main
//zoo:site main.inner
//zoo:line explicit-panic
package main

func repeat() {
	if value := recover(); value != nil {
		panic(value)
	}
}

func inner() {
	defer repeat()
	panic("first") // dies
}

func outer() {
	defer repeat()
	inner()
}

func main() {
	defer func() {
		recover()
		panic("last")
	}()
	outer()
}
