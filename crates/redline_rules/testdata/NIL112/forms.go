package p

type failure struct{ code int }

func (f *failure) Error() string { return "failure" }

func on_one_way(ok bool) error {
	var f *failure
	if !ok {
		f = &failure{1}
	}
	return f // want `is not nil even where`
}

func always(ok bool) error {
	var f *failure
	return f // want `is not nil even where`
}

func known(f *failure) error {
	if f == nil {
		return f // want `is not nil even where`
	}
	return f
}

func collected(codes []int) error {
	var f *failure
	for _, code := range codes {
		if code != 0 {
			f = &failure{code}
		}
	}
	return f // want `is not nil even where`
}

func compared(ok bool) bool {
	var f *failure
	if !ok {
		f = &failure{2}
	}
	var err error = f // want `is not nil even where`
	return err != nil
}

func silent(ok bool, f *failure) error {
	var err error
	if ok {
		return nil
	}
	if f != nil {
		err = f
	}
	if err != nil {
		return err
	}
	return &failure{3}
}

func guarded(codes []int) error {
	var f *failure
	for _, code := range codes {
		if code != 0 {
			f = &failure{code}
		}
	}
	if f == nil {
		return nil
	}
	return f
}

// Nobody says that it is nil.
func passed(f *failure) error { return f }

// No error, and not compared.
func boxed(ok bool) any {
	var f *failure
	if !ok {
		f = &failure{4}
	}
	return f
}
