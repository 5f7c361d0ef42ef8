// The high bound of a slice expression is checked before the low one.
// Spec: Slice expressions.
package main

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	lo, hi, most := 7, 5, 9
	try(func() { _ = s[lo:hi] })
	try(func() { _ = s[lo:hi:most] })
	try(func() { _ = s[lo:hi:3] })
	try(func() { _ = s[lo:3:3] })
}
