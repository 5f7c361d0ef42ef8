package guard

import (
	"fmt"
	"reflect"
	"strings"
)

// CastError says which type was wanted and which was there.
type CastError struct {
	// Want is the type that was asked for.
	Want reflect.Type
	// Have is the type that was there; nil where there was no value.
	Have reflect.Type
	// Reason says why Have does not do, where the two names do not say it.
	Reason string
}

// Error gives both types, and the reason if there is one.
func (e *CastError) Error() string {
	want, have := typeName(e.Want), typeName(e.Have)
	if want == have {
		want, have = longTypeName(e.Want), longTypeName(e.Have)
	}
	text := fmt.Sprintf("guard: want %s, have %s", want, have)
	if e.Reason != "" {
		text += ": " + e.Reason
	}
	return text
}

// castError says why v is not a want.
func castError(want reflect.Type, v any) error {
	have := reflect.TypeOf(v)
	return &CastError{Want: want, Have: have, Reason: unlike(want, have)}
}

// unlike says what have lacks, where the names of the types do not tell.
func unlike(want, have reflect.Type) string {
	switch {
	case have == nil:
		return ""
	case want.Kind() == reflect.Interface:
		return missingMethod(want, have)
	case have.ConvertibleTo(want) && have.Kind() == want.Kind():
		return "a conversion would do"
	}
	return ""
}

// missingMethod names the first method of the interface that have lacks, and
// whether its pointer has it.
func missingMethod(want, have reflect.Type) string {
	for i := range want.NumMethod() {
		wanted := want.Method(i)
		method, ok := have.MethodByName(wanted.Name)
		switch {
		case !ok && reflect.PointerTo(have).Implements(want):
			return fmt.Sprintf("method %s has a pointer receiver", wanted.Name)
		case !ok:
			return fmt.Sprintf("method %s is missing", wanted.Name)
		case !sameSignature(wanted.Type, method.Type, have):
			return fmt.Sprintf("method %s has another signature", wanted.Name)
		}
	}
	return ""
}

// sameSignature compares a method of an interface with one of a type, which
// takes its receiver first unless the type is an interface itself.
func sameSignature(wanted, method, have reflect.Type) bool {
	skip := 1
	if have.Kind() == reflect.Interface {
		skip = 0
	}
	if method.NumIn()-skip != wanted.NumIn() || method.NumOut() != wanted.NumOut() {
		return false
	}
	for i := range wanted.NumIn() {
		if wanted.In(i) != method.In(i+skip) {
			return false
		}
	}
	for i := range wanted.NumOut() {
		if wanted.Out(i) != method.Out(i) {
			return false
		}
	}
	return wanted.IsVariadic() == method.IsVariadic()
}

// typeName is the type as Go code in another package writes it.
func typeName(t reflect.Type) string {
	if t == nil {
		return "nil"
	}
	return strings.ReplaceAll(t.String(), "interface {}", "any")
}

// longTypeName tells types apart that are called alike in packages called alike.
func longTypeName(t reflect.Type) string {
	if t == nil || t.PkgPath() == "" {
		return typeName(t)
	}
	return fmt.Sprintf("%q.%s", t.PkgPath(), t.Name())
}
