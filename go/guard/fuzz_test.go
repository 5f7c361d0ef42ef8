package guard

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"
)

// shapes are values of every kind, made from what the fuzzer gives.
func shapes(text string, number int64) []any {
	n := int(number)
	var none *tree
	var silent error
	it := sample()
	it.Names[text] = &leaf{C: n, Any: text}
	it.Any[text] = text
	it.Signs[int8(number)] = n
	return []any{
		nil, text, n, number, uint8(number), float64(number), complex(1, float64(number)), number%2 == 0,
		[]byte(text), []string{text}, [2]any{text, nil}, map[string]int{text: n}, map[any]any{text: number, n: text},
		numbered(n), secret{n}, &secret{n}, it, *it, none, &none, silent, &silent, io.EOF, new(pointed), pointed{},
		func() {}, func(int, ...string) error { return nil }, make(chan int), reflect.ValueOf(text),
		struct{ A, b any }{text, n},
	}
}

func FuzzCast(f *testing.F) {
	f.Add("text", int64(3))
	f.Fuzz(func(t *testing.T, text string, number int64) {
		for _, v := range shapes(text, number) {
			agree[int](t, v)
			agree[string](t, v)
			agree[any](t, v)
			agree[error](t, v)
			agree[fmt.Stringer](t, v)
			agree[quiet](t, v)
			agree[[]byte](t, v)
			agree[map[string]int](t, v)
			agree[*tree](t, v)
			agree[numbered](t, v)
			agree[func()](t, v)
			for _, part := range parts(reflect.ValueOf(v)) {
				castPart(t, part)
			}
		}
	})
}

// agree holds Cast and CastValue against the assertion.
func agree[T any](t *testing.T, v any) {
	_, want := v.(T)
	_, err := Cast[T](v)
	if want != (err == nil) || err != nil && err.Error() == "" {
		t.Errorf("%T as %s: assertion %t, Cast %v", v, reflect.TypeFor[T](), want, err)
	}
	if _, err := CastValue[T](reflect.ValueOf(v)); want != (err == nil) {
		t.Errorf("%T as %s: assertion %t, CastValue %v", v, reflect.TypeFor[T](), want, err)
	}
}

// parts are the Values that a value leads to in one step.
func parts(v reflect.Value) []reflect.Value {
	parts := []reflect.Value{{}, v}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		parts = append(parts, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			parts = append(parts, v.Field(i))
		}
	case reflect.Slice, reflect.Array, reflect.String:
		for i := range v.Len() {
			parts = append(parts, v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			parts = append(parts, key, v.MapIndex(key))
		}
	}
	return parts
}

func castPart(t *testing.T, part reflect.Value) {
	_, err := CastValue[any](part)
	readable := part.IsValid() && part.CanInterface() && part.Interface() != nil
	if readable != (err == nil) {
		t.Errorf("%v: readable %t, error %v", part, readable, err)
	}
}

func FuzzPath(f *testing.F) {
	for _, path := range []string{"", "A.B[3].C", `Names["a.b"].C`, "[0]", "Any[3]", "Promoted", "Signs[-1]", `["`, "[`a`]", "A..", "Under_1"} {
		f.Add(path, int64(3))
	}
	f.Fuzz(func(t *testing.T, path string, number int64) {
		for _, v := range shapes(path, number) {
			value, err := Path(v, path)
			if err == nil {
				continue
			}
			var nowhere *PathError
			if value != nil || !errors.As(err, &nowhere) || nowhere.Offset > len(path) || err.Error() == "" {
				t.Errorf("%T %q: %v, %v", v, path, value, err)
			}
		}
		// What stands under a quoted key is found again.
		key := fmt.Sprintf("[%q]", path)
		if v, err := Path(map[string]int64{path: number}, key); err != nil || v != number {
			t.Errorf("%s is %v, %v", key, v, err)
		}
	})
}

func FuzzCall(f *testing.F) {
	f.Add("text", int64(3), uint8(2))
	f.Fuzz(func(t *testing.T, text string, number int64, count uint8) {
		values := shapes(text, number)
		args := make([]any, int(count)%5)
		for i := range args {
			args[i] = values[(int(uint64(number)%uint64(len(values)))+i*7)%len(values)]
		}
		functions := append(values,
			func(a string, b int) string { return a },
			func(a ...any) int { return len(a) },
			func(r error, s ...fmt.Stringer) (error, bool) { return r, s == nil },
			func(a []byte, m map[string]int, p *tree) { _ = p.A },
			func(f func(), c chan int) { f() },
			fmt.Sprint, errors.New, (*tree).String,
		)
		for _, fn := range functions {
			results, err := Call(fn, args...)
			if err == nil {
				if want := reflect.TypeOf(fn).NumOut(); len(results) != want {
					t.Errorf("%T gives %d results", fn, len(results))
				}
				continue
			}
			var refused *CallError
			var panicked *PanicError
			if results != nil || !errors.As(err, &refused) && !errors.As(err, &panicked) {
				t.Errorf("%T: %v, %v", fn, results, err)
			}
		}
	})
}

// String panics where the tree is nil.
func (t *tree) String() string { return t.Array[0] }
