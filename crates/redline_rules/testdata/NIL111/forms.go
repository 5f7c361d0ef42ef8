package p

type runner interface{ run() error }

func declared() {
	var r runner
	_ = r.run() // want `method of a nil interface`
}

func wrong(r runner) string {
	err := r.run()
	if err != nil {
		return ""
	}
	return err.Error() // want `method of a nil interface`
}

func silent(r runner, c bool) string {
	var s runner
	if c {
		s = r
	}
	if err := s.run(); err != nil {
		return err.Error()
	}
	err := r.run()
	if err == nil {
		err = r.run()
	}
	return err.Error()
}
