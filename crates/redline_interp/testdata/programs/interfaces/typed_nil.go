// An interface that holds a nil pointer is not nil.
// Spec: Interface types; Comparison operators.
package main

type myError struct{}

func (e *myError) Error() string {
	if e == nil {
		return "nil myError"
	}
	return "myError"
}

func find(fail bool) error {
	var e *myError
	if fail {
		e = &myError{}
	}
	return e
}

func main() {
	err := find(false)
	println(err == nil, err == (*myError)(nil), err.Error(), find(true).Error())
	var none error
	println(none == nil, none == error((*myError)(nil)))
	var p *int
	var a any = p
	println(a == nil, a.(*int) == nil)
}
