// A call deferred in the body recovers a panic of the function around it.
// Spec: Handling panics; For statements with range clause.
package main

func two(yield func(int) bool) {
	defer println("iterator unwinds")
	_ = yield(1) && yield(2)
}

func f() (s string) {
	for i := range two {
		defer func() {
			if v := recover(); v != nil {
				s = v.(string) + string(rune('0'+i))
			}
		}()
		if i == 2 {
			panic("in body ")
		}
	}
	return "not reached"
}

func g() (s string) {
	for range two {
		defer func() { s += recover().(string) }()
		break
	}
	panic("after the loop")
}

func main() {
	println(f())
	println(g())
}
