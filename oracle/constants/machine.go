package main

import (
	"encoding/hex"
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
)

// A machine has numbered values, on which lines operate.
type machine struct {
	values map[int]constant.Value
	fset   *token.FileSet
}

func newMachine() *machine {
	return &machine{values: map[int]constant.Value{}, fset: token.NewFileSet()}
}

var literals = map[string]token.Token{
	"int": token.INT, "float": token.FLOAT, "imaginary": token.IMAG, "rune": token.CHAR, "string": token.STRING,
}

var operators = map[string]token.Token{
	"+": token.ADD, "-": token.SUB, "*": token.MUL, "/": token.QUO, "div": token.QUO_ASSIGN, "%": token.REM,
	"&": token.AND, "|": token.OR, "^": token.XOR, "&^": token.AND_NOT, "&&": token.LAND, "||": token.LOR,
	"!": token.NOT, "<<": token.SHL, ">>": token.SHR,
	"==": token.EQL, "!=": token.NEQ, "<": token.LSS, "<=": token.LEQ, ">": token.GTR, ">=": token.GEQ,
}

// line executes "slot operation operand..." and returns the value that is now
// in the slot.
func (m *machine) line(words []string) (constant.Value, error) {
	if len(words) < 3 {
		return nil, fmt.Errorf("too few words: %q", words)
	}
	slot, err := strconv.Atoi(words[0])
	if err != nil {
		return nil, err
	}
	v, err := m.operation(words[1], words[2:])
	if err != nil {
		return nil, err
	}
	m.values[slot] = v
	return v, nil
}

// operation returns the result, which is unknown if go/constant has none.
func (m *machine) operation(name string, operands []string) (v constant.Value, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			v, err = constant.MakeUnknown(), nil
		}
	}()
	if kind, ok := literals[name]; ok {
		text, err := hex.DecodeString(operands[0])
		return constant.MakeFromLiteral(string(text), kind, 0), err
	}
	if name == "check" {
		return m.check(operands)
	}
	x, err := m.value(operands[0])
	if err != nil {
		return nil, err
	}
	if f, ok := functions[name]; ok {
		return f(x), nil
	}
	if len(operands) != 2 {
		return nil, fmt.Errorf("%s has %d operands", name, len(operands))
	}
	return m.withSecond(name, x, operands[1])
}

// withSecond executes an operation whose second operand is a word or a slot.
func (m *machine) withSecond(name string, x constant.Value, second string) (constant.Value, error) {
	switch name {
	case "represent":
		return represent(x, second)
	case "unary+", "unary-", "unary!", "unary^":
		bits, err := strconv.ParseUint(second, 10, 8)
		return constant.UnaryOp(operators[name[len("unary"):]], x, uint(bits)), err
	case "<<", ">>":
		count, err := strconv.ParseUint(second, 10, 16)
		return constant.Shift(x, operators[name], uint(count)), err
	}
	y, err := m.value(second)
	if err != nil {
		return nil, err
	}
	op, ok := operators[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("unknown operation %q", name)
	case op.Precedence() == token.EQL.Precedence():
		return constant.MakeBool(constant.Compare(x, op, y)), nil
	default:
		return constant.BinaryOp(x, op, y), nil
	}
}

func (m *machine) value(slot string) (constant.Value, error) {
	n, err := strconv.Atoi(slot)
	if err != nil {
		return nil, err
	}
	if v, ok := m.values[n]; ok {
		return v, nil
	}
	return nil, fmt.Errorf("nothing in slot %d", n)
}

// check returns the value of an expression as go/types records it, or the
// string "error".
func (m *machine) check(operands []string) (constant.Value, error) {
	text, err := hex.DecodeString(operands[0])
	if err != nil {
		return nil, err
	}
	tv, err := types.Eval(m.fset, nil, token.NoPos, string(text))
	if err != nil || tv.Value == nil {
		return constant.MakeString("error"), nil
	}
	return tv.Value, nil
}
