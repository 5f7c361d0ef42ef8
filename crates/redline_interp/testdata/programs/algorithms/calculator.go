// A parser by recursive descent calculates, and panics with an error of its own where it must.
package main

type syntaxError struct {
	at   int
	text string
}

func (e *syntaxError) Error() string { return e.text + " at " + string(rune('0'+e.at)) }

type parser struct {
	in string
	at int
}

func (p *parser) peek() byte {
	if p.at < len(p.in) {
		return p.in[p.at]
	}
	return 0
}

func (p *parser) sum() int {
	v := p.product()
	for p.peek() == '+' || p.peek() == '-' {
		op := p.peek()
		p.at++
		if w := p.product(); op == '+' {
			v += w
		} else {
			v -= w
		}
	}
	return v
}

func (p *parser) product() int {
	v := p.factor()
	for {
		switch p.peek() {
		case '*':
			p.at++
			v *= p.factor()
		case '/':
			p.at++
			v /= p.factor()
		default:
			return v
		}
	}
}

func (p *parser) factor() int {
	switch c := p.peek(); {
	case c >= '0' && c <= '9':
		p.at++
		return int(c - '0')
	case c == '(':
		p.at++
		defer func() { p.at++ }()
		return p.sum()
	}
	panic(&syntaxError{p.at, "no factor"})
}

func calculate(in string) (v int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	return (&parser{in: in}).sum(), nil
}

func main() {
	for _, in := range []string{"1+2*3", "(1+2)*3-4/2", "2*(3+", "8/(4-4)", "((7))"} {
		if v, err := calculate(in); err != nil {
			println(in, "error:", err.Error())
		} else {
			println(in, v)
		}
	}
}
