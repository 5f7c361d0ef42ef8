package p

type user struct{ name string }

func find(id int) (*user, error)

func save() error

func log(error)

func checked() string {
	one, err := find(1)
	if err != nil {
		return ""
	}
	two, err2 := find(2)
	if err != nil { // want `is about an error that is nil here`
		return err2.Error()
	}
	return one.name + two.name
}

func equal() bool {
	if err := save(); err == nil {
		err2 := save()
		if err == nil { // want `is about an error that is nil here`
			return true
		}
		return err2 != nil
	}
	return false
}

func returned() error {
	err := save()
	if err != nil {
		return err
	}
	if err2 := save(); err2 != nil {
		return err // want `is about an error that is nil here`
	}
	return nil
}

func silent() error {
	one, err := find(1)
	if err != nil {
		return err
	}
	two, err := find(2)
	if err != nil {
		return err
	}
	if err2 := save(); err2 != nil {
		log(err2)
		return err
	}
	if err3 := save(); err3 != nil {
		return err3
	}
	println(one.name, two.name)
	return err
}

// Both are looked at.
func both() error {
	err := save()
	err2 := save()
	if err != nil {
		return err
	}
	if err2 != nil {
		return err2
	}
	return nil
}

// The second one counts only if there is no first one.
func kept() error {
	err := save()
	if err == nil {
		err2 := save()
		if err == nil {
			err = err2
		}
	}
	return err
}

// No error that is known to be nil.
func other(err error) error {
	if err2 := save(); err2 != nil {
		return err
	}
	return nil
}

// What is tried instead gives no error.
func instead() error {
	if err := save(); err != nil {
		return fine()
	}
	return nil
}

func fine() error { return nil }

// The outer one is returned where the inner one is not nil.
func outer() error {
	err := save()
	if err != nil {
		return err
	}
	if err := save(); err == nil {
		return nil
	}
	return err // want `is about an error that is nil here`
}
