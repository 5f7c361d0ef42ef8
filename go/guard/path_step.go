package guard

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type stepKind uint8

const (
	fieldStep stepKind = iota
	indexStep
	quotedStep
)

// step is one part of a path.
type step struct {
	kind stepKind
	// offset is where the step begins in the path.
	offset int
	// name is a field's name, or a key without its quotes.
	name  string
	index int64
}

// parsePath takes a path apart.
func parsePath(path string) ([]step, error) {
	var steps []step
	for offset := 0; offset < len(path); {
		s, length, reason := parseStep(path[offset:], offset == 0)
		if reason != "" {
			return nil, &PathError{Path: path, Offset: offset, Reason: reason}
		}
		s.offset = offset
		steps = append(steps, s)
		offset += length
	}
	return steps, nil
}

// parseStep reads the step that text begins with and says how long it is.
func parseStep(text string, first bool) (s step, length int, reason string) {
	if strings.HasPrefix(text, "[") {
		return parseBrackets(text)
	}
	dot := 0
	if !first {
		if text[0] != '.' {
			return s, 0, fmt.Sprintf("want . or [, have %q", text)
		}
		dot = 1
	}
	name := identifier(text[dot:])
	if name == "" {
		return s, 0, fmt.Sprintf("want the name of a field, have %q", text[dot:])
	}
	return step{kind: fieldStep, name: name}, dot + len(name), ""
}

// parseBrackets reads [3] or ["key"].
func parseBrackets(text string) (s step, length int, reason string) {
	if quoted, err := strconv.QuotedPrefix(text[1:]); err == nil && quoted[0] != '\'' {
		key, err := strconv.Unquote(quoted)
		if err != nil || !strings.HasPrefix(text[1+len(quoted):], "]") {
			return s, 0, fmt.Sprintf("want ] behind the key, have %q", text[1+len(quoted):])
		}
		return step{kind: quotedStep, name: key}, len(quoted) + len("[]"), ""
	}
	inside, _, closed := strings.Cut(text[1:], "]")
	if !closed {
		return s, 0, fmt.Sprintf("want ], have none in %q", text)
	}
	index, err := strconv.ParseInt(inside, 10, 64)
	if err != nil {
		return s, 0, fmt.Sprintf("want an integer or a quoted key in brackets, have %q", inside)
	}
	return step{kind: indexStep, index: index}, len(inside) + len("[]"), ""
}

// identifier is the Go identifier that text begins with.
func identifier(text string) string {
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if r != '_' && !unicode.IsLetter(r) && (end == 0 || !unicode.IsDigit(r)) {
			break
		}
		end += size
	}
	return text[:end]
}

// key is the step as the path writes it inside brackets.
func (s step) key() string {
	if s.kind == quotedStep {
		return strconv.Quote(s.name)
	}
	return strconv.FormatInt(s.index, 10)
}

// keyOf gives the step as a key of type t, where that is possible without a loss.
func (s step) keyOf(t reflect.Type) (reflect.Value, bool) {
	key := reflect.New(t).Elem()
	switch {
	case t.Kind() == reflect.Interface:
		return s.dynamicKeyOf(t)
	case s.kind == quotedStep && t.Kind() == reflect.String:
		key.SetString(s.name)
	case s.kind == indexStep && key.CanInt() && !key.OverflowInt(s.index):
		key.SetInt(s.index)
	case s.kind == indexStep && key.CanUint() && s.index >= 0 && !key.OverflowUint(uint64(s.index)):
		key.SetUint(uint64(s.index))
	default:
		return key, false
	}
	return key, true
}

// dynamicKeyOf gives the step as a string or int, for maps whose keys are interfaces.
func (s step) dynamicKeyOf(t reflect.Type) (reflect.Value, bool) {
	var key any = s.name
	if s.kind == indexStep {
		key = int(s.index)
		if int64(int(s.index)) != s.index {
			return reflect.Value{}, false
		}
	}
	v := reflect.ValueOf(key)
	return v, v.Type().AssignableTo(t)
}
