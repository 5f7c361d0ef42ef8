package guard

import "errors"

// Recover turns a panic of the function that defers it into that function's
// error, a [*PanicError]:
//
//	func load(name string) (err error) {
//		defer guard.Recover(&err)
//		...
//
// It must be deferred itself, as shown, because a recover that is called one
// function deeper stops nothing. An error that was already there is kept beside
// the panic, joined by [errors.Join]; the other results are what they were when
// the panic came. Without a panic it does nothing, nor with a nil err: then the
// panic goes on. It does not stop [runtime.Goexit].
//
// Again of the error is also set where the function was called by a deferred
// function while another panic was under way. A panic(nil) is only seen where
// GODEBUG does not say panicnil=1.
func Recover(err *error) {
	if err == nil {
		return
	}
	if v := recover(); v != nil {
		*err = errors.Join(*err, ended("", v))
	}
}
