package p

func f(err error) {
	panic(nil)          // want `panic with nil`
	panic((nil))        // want `panic with nil`
	panic(error(nil))   // want `panic with nil`
	panic(any(nil))     // want `panic with nil`
	panic((*int)(nil))  // a typed nil is not nil
	panic(err)
	panic("nil")
}

func g(nil any) {
	panic(nil)
}

func h(panic func(any)) {
	panic(nil)
}
