// panic(nil) is recovered as a *runtime.PanicNilError.
// Spec: Handling panics.
// Go 1.26: the text of a PanicNilError does not begin with `runtime error:`.
package main

import "runtime"

func main() {
	defer func() {
		v := recover()
		e, ok := v.(*runtime.PanicNilError)
		println(v == nil, ok, e.Error())
	}()
	var none any
	panic(none)
}
