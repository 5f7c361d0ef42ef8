package guard

import (
	"fmt"
	"reflect"
)

// maxIndirections bounds how many pointers and interfaces Path follows in one
// place, because a pointer may point to itself.
const maxIndirections = 64

// Path returns what path leads to from v, through exported fields, elements
// and map values: `Orders[3].Lines["apples"].Count`. Pointers and interfaces on
// the way are followed, and the empty path is v itself.
//
// A step is a field, which may be promoted, by its name; or, in brackets, an
// index of a slice, array or string, or the key of a map as an integer or a
// quoted string. Where a step leads nowhere (a nil pointer, no such field, an
// index out of range, a key that is not there) the error is a [*PathError],
// and nothing panics. Path only reads; what it reads must not be written by
// another goroutine meanwhile, as with any read in Go.
//
// It works by reflection, and takes hundreds of nanoseconds rather than one.
func Path(v any, path string) (any, error) {
	steps, err := parsePath(path)
	if err != nil {
		return nil, err
	}
	at := reflect.ValueOf(v)
	if len(steps) == 0 {
		return v, nil
	}
	for _, s := range steps {
		next, reason := s.take(at)
		if reason != "" {
			return nil, &PathError{Path: path, Offset: s.offset, Reason: reason}
		}
		at = next
	}
	return at.Interface(), nil
}

// PathError says where a path led nowhere.
type PathError struct {
	// Path is the path that was asked for.
	Path string
	// Offset is where the step that failed begins in Path, in bytes.
	Offset int
	// Reason says what was wanted there and what was there.
	Reason string
}

// Error gives the path, the part of it that was reached, and the reason.
func (e *PathError) Error() string {
	reached := "the start"
	if e.Offset > 0 {
		reached = e.Path[:e.Offset]
	}
	return fmt.Sprintf("guard: path %q: at %s: %s", e.Path, reached, e.Reason)
}

// take goes one step on from v; a reason means that it leads nowhere.
func (s step) take(v reflect.Value) (next reflect.Value, reason string) {
	v, reason = target(v)
	if reason != "" {
		return v, reason
	}
	switch s.kind {
	case fieldStep:
		return field(v, s.name)
	case indexStep:
		return index(v, s)
	default:
		return mapValue(v, s)
	}
}

// target follows pointers and interfaces to what they lead to.
func target(v reflect.Value) (reflect.Value, string) {
	for range maxIndirections {
		switch {
		case !v.IsValid():
			return v, "nothing is there: it is nil"
		case v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface:
			return v, ""
		case v.IsNil():
			return v, fmt.Sprintf("the %s is nil", typeName(v.Type()))
		}
		v = v.Elem()
	}
	return v, fmt.Sprintf("more than %d pointers lead on from there", maxIndirections)
}

// field reads an exported field, step by step, because an embedded pointer on
// the way may be nil.
func field(v reflect.Value, name string) (reflect.Value, string) {
	if v.Kind() != reflect.Struct {
		return v, fmt.Sprintf("want a struct with field %s, have %s", name, typeName(v.Type()))
	}
	found, ok := v.Type().FieldByName(name)
	switch {
	case !ok:
		return v, fmt.Sprintf("%s has no field %s", typeName(v.Type()), name)
	case !found.IsExported():
		return v, fmt.Sprintf("field %s of %s is not exported", name, typeName(v.Type()))
	}
	for _, i := range found.Index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, fmt.Sprintf("field %s is in an embedded %s that is nil", name, typeName(v.Type()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, ""
}

// index reads an element, or the value of a map whose keys are integers.
func index(v reflect.Value, s step) (reflect.Value, string) {
	switch v.Kind() {
	case reflect.Slice, reflect.Array, reflect.String:
		if s.index < 0 || s.index >= int64(v.Len()) {
			return v, fmt.Sprintf("index %d out of range of %s with length %d", s.index, typeName(v.Type()), v.Len())
		}
		return v.Index(int(s.index)), ""
	case reflect.Map:
		return mapValue(v, s)
	default:
		return v, fmt.Sprintf("want something with elements, have %s", typeName(v.Type()))
	}
}

// mapValue reads the value of a map at the key of a step.
func mapValue(v reflect.Value, s step) (reflect.Value, string) {
	if v.Kind() != reflect.Map {
		return v, fmt.Sprintf("want a map with key %s, have %s", s.key(), typeName(v.Type()))
	}
	key, ok := s.keyOf(v.Type().Key())
	if !ok {
		return v, fmt.Sprintf("%s cannot be a key of %s", s.key(), typeName(v.Type()))
	}
	value := v.MapIndex(key)
	if !value.IsValid() {
		return v, fmt.Sprintf("%s has no key %s", typeName(v.Type()), s.key())
	}
	return value, ""
}
