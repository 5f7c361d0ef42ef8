// An interface embeds others, and a value of it converts to each of them.
// Spec: Interface types.
package main

type opener interface{ open() string }

type closer interface{ close() string }

type door interface {
	opener
	closer
	lock() string
}

type wood struct{ n int }

func (w *wood) open() string { w.n++; return "open" }

func (w *wood) close() string { w.n += 10; return "close" }

func (w *wood) lock() string { w.n += 100; return "lock" }

func main() {
	w := &wood{}
	var d door = w
	var o opener = d
	println(o.open(), closer(d).close(), d.lock(), w.n)
	back := o.(door)
	_, ok := o.(interface{ paint() })
	println(back.lock(), ok, back == d, o == d)
}
