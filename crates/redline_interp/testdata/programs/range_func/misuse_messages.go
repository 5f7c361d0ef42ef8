// What the runtime says about a yield that is called at the wrong time depends on the time.
// Spec: For statements with range clause; Run-time panics.
package main

func try(name string, f func()) {
	defer func() {
		err := recover().(error)
		println(name, err.Error())
	}()
	f()
}

func main() {
	var kept func() bool
	try("after break:", func() {
		for range func(yield func() bool) { yield(); yield() } {
			break
		}
	})
	try("after the loop:", func() {
		for range func(yield func() bool) { kept = yield } {
		}
		kept()
	})
	try("after a panic:", func() {
		for range func(yield func() bool) {
			defer func() { recover(); yield() }()
			yield()
		} {
			panic("x")
		}
	})
	try("swallowed:", func() {
		for range func(yield func() bool) {
			defer func() { recover() }()
			yield()
		} {
			panic("x")
		}
	})
	try("from inside:", func() {
		for range func(yield func() bool) { kept = yield; yield() } {
			kept()
		}
	})
}
