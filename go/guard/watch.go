package guard

// Watch calls fn and tells how it ended, whichever way it did: its error, which
// may be nil, a [*PanicError], or a [*GoexitError]; name is the one in them. It
// returns unless fn called [runtime.Goexit], which nothing stops.
//
// It is what [Go] and [Group] do on their goroutines, for those who start
// goroutines of their own. tell is called once, on the same goroutine; what it
// panics with is not stopped.
func Watch(name string, fn func() error, tell func(error)) {
	returned := false
	defer func() {
		if !returned {
			tell(ended(name, recover()))
		}
	}()
	err := fn()
	returned = true
	tell(err)
}
