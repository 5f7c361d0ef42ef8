// Errors are made, compared, wrapped and taken apart.
package main

import "errors"

type codeError struct{ code int }

func (e codeError) Error() string { return "code" }

type wrapped struct {
	text string
	err  error
}

func (w *wrapped) Error() string { return w.text + ": " + w.err.Error() }

func (w *wrapped) Unwrap() error { return w.err }

var base = errors.New("base")

func main() {
	w := &wrapped{"outer", &wrapped{"inner", base}}
	println(w.Error(), errors.Is(w, base), errors.Is(w, errors.New("base")), errors.Unwrap(w).Error())
	var code codeError
	joined := errors.Join(nil, w, codeError{7})
	println(errors.As(joined, &code), code.code, errors.Is(joined, base), joined.Error())
	var target *wrapped
	println(errors.As(base, &target), target == nil, errors.Join(nil, nil) == nil, errors.Unwrap(base) == nil)
}
