package guard

import (
	"fmt"
	"reflect"
	"sync/atomic"
)

// KeyError tells that a value cannot be the key of a [Map], although its type
// may: an interface that holds something that cannot be compared, such as a
// slice, or a key with a part that is not equal to itself (a floating-point NaN),
// which nobody could find again.
type KeyError struct {
	// Key is the type of the key, for interfaces the one that they hold.
	Key reflect.Type
	// Reason says what is wrong with it.
	Reason string
}

// Error gives the type and the reason.
func (e *KeyError) Error() string {
	return fmt.Sprintf("guard: key of type %s %s", typeName(e.Key), e.Reason)
}

// keyCheck knows whether keys of a type have to be looked at one by one. The
// zero value does not know yet.
type keyCheck struct {
	need atomic.Uint32
}

const (
	unknownKeys = iota
	plainKeys
	doubtfulKeys
)

// plain tells whether every value of the type is a good key. It finds that out
// once.
func (c *keyCheck) plain(key reflect.Type) bool {
	need := c.need.Load()
	if need == unknownKeys {
		need = doubtfulKeys
		if alwaysKey(key) {
			need = plainKeys
		}
		c.need.Store(need)
	}
	return need == plainKeys
}

// alwaysKey tells whether every value of the type can be compared and is equal
// to itself.
func alwaysKey(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return false
	case reflect.Array:
		return alwaysKey(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !alwaysKey(t.Field(i).Type) {
				return false
			}
		}
	}
	return true
}

// keyFault says why a key of a doubtful type is a bad one; nil if it is not.
func keyFault[K comparable](key K) error {
	v := reflect.ValueOf(&key).Elem()
	switch {
	case !v.Comparable():
		return &KeyError{Key: dynamicType(v), Reason: "cannot be compared"}
	case key != key: // it holds a NaN
		return &KeyError{Key: dynamicType(v), Reason: "is not equal to itself"}
	}
	return nil
}

func dynamicType(v reflect.Value) reflect.Type {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v.Type()
}
