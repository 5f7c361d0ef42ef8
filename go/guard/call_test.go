package guard

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestCallCalls(t *testing.T) {
	join := func(sep string, parts ...string) string { return strings.Join(parts, sep) }
	failing := func() (int, error) { return 1, io.EOF }
	tests := []struct {
		fn   any
		args []any
		want []any
	}{
		{strings.ToUpper, []any{"a"}, []any{"A"}},
		{join, []any{"-"}, []any{""}},
		{join, []any{"-", "a", "b"}, []any{"a-b"}},
		{failing, nil, []any{1, io.EOF}},
		{func(r io.Reader, p *int) bool { return r == nil && p == nil }, []any{nil, nil}, []any{true}},
		{func(v fmt.Stringer) string { return v.String() }, []any{new(pointed)}, []any{"pointed"}},
		{func() {}, nil, nil},
	}
	for _, test := range tests {
		have, err := Call(test.fn, test.args...)
		if err != nil || !reflect.DeepEqual(have, test.want) {
			t.Errorf("%T%v is %v (%v), want %v", test.fn, test.args, have, err, test.want)
		}
	}
}

func TestCallSaysWhyItDoesNotCall(t *testing.T) {
	var none func()
	called := false
	two := func(int, ...string) { called = true }
	tests := []struct {
		fn   any
		args []any
		want string
	}{
		{nil, nil, "guard: cannot call nil: want a function"},
		{3, nil, "guard: cannot call int: want a function"},
		{none, nil, "guard: cannot call func(): the function is nil"},
		{func() { called = true }, []any{1}, "guard: cannot call func(): want 0 arguments, have 1"},
		{two, nil, "guard: cannot call func(int, ...string): want at least 1 arguments, have 0"},
		{two, []any{"x"}, "guard: cannot call func(int, ...string): argument 1: want int, have string"},
		{two, []any{nil}, "guard: cannot call func(int, ...string): argument 1: want int, have nil"},
		{two, []any{1, "a", 2}, "guard: cannot call func(int, ...string): argument 3: want string, have int"},
		{two, []any{1, []string{}}, "guard: cannot call func(int, ...string): argument 2: want string, have []string"},
	}
	for _, test := range tests {
		results, err := Call(test.fn, test.args...)
		wantError(t, err, test.want)
		if results != nil {
			t.Errorf("results are %v", results)
		}
		as[*CallError](t, err)
	}
	if called {
		t.Error("a function was called with arguments that it does not take")
	}
}

func TestCallTellsAPanicOfTheFunction(t *testing.T) {
	cause := errors.New("cheese")
	results, err := Call(func() int { panic(cause) })
	if results != nil || !errors.Is(err, cause) {
		t.Errorf("results %v, error %v", results, err)
	}
	stopped := as[*PanicError](t, err)
	if !strings.Contains(string(stopped.Stack), "TestCallTellsAPanicOfTheFunction") {
		t.Errorf("the stack does not show the function:\n%s", stopped.Stack)
	}
}
