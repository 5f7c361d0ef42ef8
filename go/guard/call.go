package guard

import (
	"fmt"
	"reflect"
)

// Call calls the function fn with args and returns its results. It checks
// before the call what reflection would panic about: that fn is a function and
// not nil, that there are as many arguments as it takes, and that each can be
// assigned to its parameter. If not, fn is not called and the error is a
// [*CallError].
//
// A nil argument stands for the zero value of a parameter that can be nil. The
// arguments of a variadic function are given one by one. An error that fn
// returns is one of the results and not the error of Call. If fn panics, the
// error is a [*PanicError] and there are no results.
func Call(fn any, args ...any) (results []any, err error) {
	f := reflect.ValueOf(fn)
	in, err := arguments(f, args)
	if err != nil {
		return nil, err
	}
	Watch("", func() error {
		for _, result := range f.Call(in) {
			results = append(results, result.Interface())
		}
		return nil
	}, func(ended error) { err = ended })
	return results, err
}

// CallError says why a function was not called.
type CallError struct {
	// Func is the type of what should have been called; nil for nil.
	Func reflect.Type
	// Reason says what was wanted and what was there.
	Reason string
}

// Error gives the type of the function and the reason.
func (e *CallError) Error() string {
	return fmt.Sprintf("guard: cannot call %s: %s", typeName(e.Func), e.Reason)
}

// arguments gives args as f takes them, if f can be called with them.
func arguments(f reflect.Value, args []any) ([]reflect.Value, error) {
	switch {
	case !f.IsValid():
		return nil, &CallError{Reason: "want a function"}
	case f.Kind() != reflect.Func:
		return nil, &CallError{Func: f.Type(), Reason: "want a function"}
	case f.IsNil():
		return nil, &CallError{Func: f.Type(), Reason: "the function is nil"}
	}
	t := f.Type()
	if reason := wrongCount(t, len(args)); reason != "" {
		return nil, &CallError{Func: t, Reason: reason}
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		value, ok := argument(arg, parameter(t, i))
		if !ok {
			reason := fmt.Sprintf("argument %d: want %s, have %s",
				i+1, typeName(parameter(t, i)), typeName(reflect.TypeOf(arg)))
			return nil, &CallError{Func: t, Reason: reason}
		}
		in[i] = value
	}
	return in, nil
}

func wrongCount(t reflect.Type, have int) string {
	want := t.NumIn()
	switch {
	case t.IsVariadic() && have < want-1:
		return fmt.Sprintf("want at least %d arguments, have %d", want-1, have)
	case !t.IsVariadic() && have != want:
		return fmt.Sprintf("want %d arguments, have %d", want, have)
	}
	return ""
}

// parameter is the type that the argument at i is assigned to.
func parameter(t reflect.Type, i int) reflect.Type {
	if last := t.NumIn() - 1; t.IsVariadic() && i >= last {
		return t.In(last).Elem()
	}
	return t.In(i)
}

// argument gives arg as a value that can be assigned to a parameter.
func argument(arg any, want reflect.Type) (reflect.Value, bool) {
	if arg == nil {
		return reflect.Zero(want), nilable(want.Kind())
	}
	v := reflect.ValueOf(arg)
	return v, v.Type().AssignableTo(want)
}

func nilable(kind reflect.Kind) bool {
	switch kind {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map,
		reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		return true
	default:
		return false
	}
}
