package guard

import "reflect"

// Cast returns v as a T: what v.(T) gives, with a [*CastError] where the plain
// assertion panics.
//
// It follows the assertion exactly. A value that holds a named type is not of
// its underlying type, an alias is the type that it stands for, a nil pointer
// in an interface is a pointer and not nothing, and a nil interface is of no
// type, not even of an interface type. It converts nothing: an int is not an
// int64.
func Cast[T any](v any) (T, error) {
	if t, ok := v.(T); ok {
		return t, nil
	}
	var zero T
	return zero, castError(reflect.TypeFor[T](), v)
}

// CastValue returns what v holds as a T: what v.Interface().(T) gives, with a
// [*CastError] where that panics. It fails for the zero Value, for a value that
// was read from an unexported field, and where [Cast] of the held value fails.
func CastValue[T any](v reflect.Value) (T, error) {
	var zero T
	want := reflect.TypeFor[T]()
	switch {
	case !v.IsValid():
		return zero, &CastError{Want: want, Reason: "the reflect.Value is the zero Value"}
	case !v.CanInterface():
		return zero, &CastError{Want: want, Have: v.Type(), Reason: "it was read from an unexported field"}
	}
	return Cast[T](v.Interface())
}
