package guard

import (
	"bytes"
	"errors"
	"fmt"
	htmltemplate "html/template"
	"io"
	"os"
	"reflect"
	"testing"
	texttemplate "text/template"
)

type (
	numbered int
	aliased  = int
	secret   struct{ hidden int }
	pointed  struct{}
	other    struct{}
	quiet    interface{ secretMethod() }
)

func (*pointed) String() string     { return "pointed" }
func (other) String() (string, int) { return "other", 0 }

// stringer has the method of fmt.Stringer and more.
type stringer interface {
	String() string
	More()
}

type manyWays struct{}

func (manyWays) One(int)         {}
func (manyWays) Two() int        { return 0 }
func (manyWays) Three(x ...byte) {}
func (manyWays) Four(int)        {}

func TestCastGivesWhatTheAssertionGives(t *testing.T) {
	if v := must[int](t)(Cast[int](7)); v != 7 {
		t.Errorf("int: %d", v)
	}
	if v := must[aliased](t)(Cast[aliased](7)); v != 7 {
		t.Errorf("alias: %d", v)
	}
	if v := must[numbered](t)(Cast[numbered](numbered(7))); v != 7 {
		t.Errorf("named: %d", v)
	}
	if v := must[any](t)(Cast[any]("x")); v != "x" {
		t.Errorf("any: %v", v)
	}
	buffer := new(bytes.Buffer)
	if v := must[io.Reader](t)(Cast[io.Reader](buffer)); v != io.Reader(buffer) {
		t.Errorf("interface: %v", v)
	}
}

func TestCastTakesATypedNilForAPointer(t *testing.T) {
	var file *os.PathError
	if p := must[*os.PathError](t)(Cast[*os.PathError](file)); p != nil {
		t.Errorf("pointer: %v", p)
	}
	err := must[error](t)(Cast[error](file))
	if err == nil {
		t.Error("an interface that holds a nil pointer became nil")
	}
}

func TestCastSaysWhatWasWantedAndWhatWasThere(t *testing.T) {
	of := func(_ any, err error) error { return err }
	tests := []struct {
		err  error
		want string
	}{
		{of(Cast[int]("x")), "guard: want int, have string"},
		{of(Cast[int](nil)), "guard: want int, have nil"},
		{of(Cast[any](nil)), "guard: want any, have nil"},
		{of(Cast[int](numbered(1))), "guard: want int, have guard.numbered: a conversion would do"},
		{of(Cast[int64](1)), "guard: want int64, have int"},
		{of(Cast[[]any]([]int{})), "guard: want []any, have []int"},
		{of(Cast[io.Reader](1)), "guard: want io.Reader, have int: method Read is missing"},
		{of(Cast[fmt.Stringer](pointed{})), "guard: want fmt.Stringer, have guard.pointed: method String has a pointer receiver"},
		{of(Cast[fmt.Stringer](other{})), "guard: want fmt.Stringer, have guard.other: method String has another signature"},
		{of(Cast[stringer](new(pointed))), "guard: want guard.stringer, have *guard.pointed: method More is missing"},
		{of(Cast[quiet](1)), "guard: want guard.quiet, have int: method secretMethod is missing"},
		{of(Cast[*texttemplate.Template](new(htmltemplate.Template))), "guard: want *template.Template, have *template.Template"},
		{of(Cast[texttemplate.FuncMap](struct{}{})), "guard: want template.FuncMap, have struct {}"},
		{of(Cast[interface{ One(string) }](manyWays{})), "guard: want interface { One(string) }, have guard.manyWays: method One has another signature"},
		{of(Cast[interface{ Two() string }](manyWays{})), "guard: want interface { Two() string }, have guard.manyWays: method Two has another signature"},
		{of(Cast[interface{ Three([]byte) }](manyWays{})), "guard: want interface { Three([]uint8) }, have guard.manyWays: method Three has another signature"},
		{of(Cast[interface {
			Four(int)
			Five()
		}](manyWays{})), "guard: want interface { Five(); Four(int) }, have guard.manyWays: method Five is missing"},
	}
	for _, test := range tests {
		wantError(t, test.err, test.want)
	}
	castErr := as[*CastError](t, of(Cast[int]("x")))
	if castErr.Want != reflect.TypeFor[int]() || castErr.Have != reflect.TypeFor[string]() {
		t.Errorf("types are %v and %v", castErr.Want, castErr.Have)
	}
}

func TestCastTellsNamesakesApart(t *testing.T) {
	_, err := Cast[texttemplate.Template](htmltemplate.Template{})
	wantError(t, err, `guard: want "text/template".Template, have "html/template".Template`)
}

func TestCastValue(t *testing.T) {
	both := struct {
		Open   error
		closed int
	}{errors.New("x"), 1}
	v := reflect.ValueOf(both)
	if err := must[error](t)(CastValue[error](v.Field(0))); err.Error() != "x" {
		t.Errorf("interface: %v", err)
	}
	if n := must[int](t)(CastValue[int](reflect.ValueOf(3))); n != 3 {
		t.Errorf("int: %d", n)
	}
	_, err := CastValue[int](reflect.Value{})
	wantError(t, err, "guard: want int, have nil: the reflect.Value is the zero Value")
	_, err = CastValue[int](v.Field(1))
	wantError(t, err, "guard: want int, have int: it was read from an unexported field")
	_, err = CastValue[string](reflect.ValueOf(3))
	wantError(t, err, "guard: want string, have int")
	_, err = CastValue[error](reflect.ValueOf(&struct{ E error }{}).Elem().Field(0))
	wantError(t, err, "guard: want error, have nil")
	p := must[*int](t)(CastValue[*int](reflect.ValueOf((*int)(nil))))
	if p != nil {
		t.Errorf("typed nil: %v", p)
	}
}
