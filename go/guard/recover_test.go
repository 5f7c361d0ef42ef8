package guard

import (
	"errors"
	"io"
	"runtime"
	"testing"
)

func recovering(fn func() error) (n int, err error) {
	defer Recover(&err)
	n = 7
	return n, fn()
}

func TestRecoverTurnsAPanicIntoTheError(t *testing.T) {
	n, err := recovering(func() error { panic("cheese") })
	wantError(t, err, "guard: panicked: cheese")
	if n != 7 || as[*PanicError](t, err).Again {
		t.Errorf("result %d, error %v", n, err)
	}
	_, err = recovering(func() error { var fields []int; intSink = fields[0]; return nil })
	var fault runtime.Error
	if !errors.As(err, &fault) {
		t.Errorf("error is %v", err)
	}
}

func TestRecoverLeavesErrorsAlone(t *testing.T) {
	if _, err := recovering(func() error { return io.EOF }); err != io.EOF {
		t.Errorf("error is %v", err)
	}
	if _, err := recovering(func() error { return nil }); err != nil {
		t.Errorf("error is %v", err)
	}
}

func TestRecoverKeepsAnErrorThatWasThere(t *testing.T) {
	err := func() (err error) {
		defer Recover(&err)
		defer func() { panic("cheese") }()
		return io.EOF
	}()
	if !errors.Is(err, io.EOF) || as[*PanicError](t, err).Value != "cheese" {
		t.Errorf("error is %v", err)
	}
}

func TestRecoverOfNilStopsNothing(t *testing.T) {
	v := panicOf(func() {
		defer Recover(nil)
		panic("cheese")
	})
	if v != "cheese" {
		t.Errorf("panics with %v", v)
	}
}

type closer func() error

func (c closer) Close() error { return c() }

func closing(c io.Closer, result error) (err error) {
	defer Close(&err, c)
	return result
}

func TestCloseKeepsTheError(t *testing.T) {
	bad := closer(func() error { return io.ErrShortWrite })
	if err := closing(bad, nil); err != io.ErrShortWrite && !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error is %v", err)
	}
	err := closing(bad, io.EOF)
	wantError(t, err, "EOF\nshort write")
	if err := closing(closer(func() error { return nil }), io.EOF); err != io.EOF {
		t.Errorf("error is %v", err)
	}
	if err := closing(nil, nil); err != nil {
		t.Errorf("nothing to close: %v", err)
	}
	err = closing(closer(nil), io.EOF)
	if !errors.Is(err, io.EOF) || as[*PanicError](t, err).Value == nil {
		t.Errorf("a panic of Close: %v", err)
	}
}

func TestCloseLetsAPanicGoOn(t *testing.T) {
	var err error
	v := panicOf(func() {
		defer Close(&err, closer(func() error { panic("closer") }))
		panic("cheese")
	})
	if v != "cheese" || as[*PanicError](t, err).Value != "closer" {
		t.Errorf("panics with %v, error %v", v, err)
	}
}

func TestAnErrorOfCloseThatNobodyAskedForIsLogged(t *testing.T) {
	wantIn(t, logged(t, func() { Close(nil, closer(func() error { return io.ErrShortWrite })) }), "short write")
}

func TestDepthIsABudget(t *testing.T) {
	var deepest int
	var down func(n int, depth Depth) error
	down = func(n int, depth Depth) error {
		depth, err := depth.Enter()
		if err != nil {
			return err
		}
		deepest = n
		if depth.Left() != 100-n {
			t.Errorf("at %d, %d are left", n, depth.Left())
		}
		return down(n+1, depth)
	}
	err := down(1, NewDepth(100))
	wantError(t, err, "guard: recursion is deeper than 100 calls")
	if as[*DepthError](t, err).Limit != 100 || deepest != 100 {
		t.Errorf("error %v at %d", err, deepest)
	}
	for _, spent := range []Depth{{}, NewDepth(0), NewDepth(-1)} {
		if _, err := spent.Enter(); err == nil {
			t.Errorf("%+v is not spent", spent)
		}
	}
}
