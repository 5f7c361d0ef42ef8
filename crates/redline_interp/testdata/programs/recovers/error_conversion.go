// A function turns panics of its helpers into errors, and lets others pass.
package main

import "errors"

type parseError struct{ at int }

func (e parseError) Error() string { return "parse error" }

func parse(s string) (n int, err error) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case parseError:
			n, err = v.at, v
		default:
			panic(v)
		}
	}()
	for i, c := range s {
		if c == '!' {
			panic("internal")
		}
		if c < '0' || c > '9' {
			panic(parseError{i})
		}
		n = n*10 + int(c-'0')
	}
	return n, nil
}

func main() {
	n, err := parse("123")
	println(n, err == nil)
	n, err = parse("12x")
	var p parseError
	println(n, errors.As(err, &p))
	defer func() { println("passed on:", recover().(string)) }()
	parse("1!")
}
