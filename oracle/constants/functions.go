package main

import (
	"fmt"
	"go/constant"
	"math"
	"strconv"
	"strings"
)

// functions have one operand.
var functions = map[string]func(constant.Value) constant.Value{
	"toint":     constant.ToInt,
	"tofloat":   constant.ToFloat,
	"tocomplex": constant.ToComplex,
	"real":      constant.Real,
	"imag":      constant.Imag,
	"times-i":   constant.MakeImag,
	"len":       func(x constant.Value) constant.Value { return constant.MakeInt64(int64(len(constant.StringVal(x)))) },
	"sign":      func(x constant.Value) constant.Value { return constant.MakeInt64(int64(constant.Sign(x))) },
	"bits":      func(x constant.Value) constant.Value { return constant.MakeInt64(int64(constant.BitLen(x))) },
	"float64":   float64Bits,
}

// float64Bits returns the bits of the nearest float64 as a string; those of 0 for -0.
func float64Bits(x constant.Value) constant.Value {
	f, exact := constant.Float64Val(x)
	if x.Kind() == constant.Unknown {
		return x
	}
	if f == 0 {
		f, exact = 0, constant.Sign(x) == 0
	}
	return constant.MakeString(fmt.Sprintf("%016x %t", math.Float64bits(f), exact))
}

// represent returns x as a value of the named type, or the string "no".
//
// The types checker's own function is not exported; what it does with each type
// is said here in terms of go/constant, and the operation "check" asks the types
// checker itself.
func represent(x constant.Value, name string) (constant.Value, error) {
	if x.Kind() == constant.Unknown {
		return x, nil
	}
	v, err := represented(x, name)
	if v == nil && err == nil {
		v = constant.MakeString("no")
	}
	return v, err
}

func represented(x constant.Value, name string) (constant.Value, error) {
	switch {
	case name == "bool":
		return ofKind(x, constant.Bool, x), nil
	case name == "string":
		return ofKind(x, constant.String, x), nil
	case name == "float32":
		return rounded(constant.ToFloat(x), round32), nil
	case name == "float64":
		return rounded(constant.ToFloat(x), round64), nil
	case name == "untyped-float":
		return ofKind(constant.ToFloat(x), constant.Float, x), nil
	case name == "complex64":
		return roundedParts(constant.ToComplex(x), round32), nil
	case name == "complex128":
		return roundedParts(constant.ToComplex(x), round64), nil
	case name == "untyped-complex":
		return ofKind(constant.ToComplex(x), constant.Complex, x), nil
	case name == "untyped-int":
		return ofKind(constant.ToInt(x), constant.Int, constant.ToInt(x)), nil
	case strings.HasPrefix(name, "int"):
		bits, err := strconv.Atoi(name[len("int"):])
		return integer(constant.ToInt(x), bits-1, true), err
	case strings.HasPrefix(name, "uint"):
		bits, err := strconv.Atoi(name[len("uint"):])
		return integer(constant.ToInt(x), bits, false), err
	}
	return nil, fmt.Errorf("unknown type %q", name)
}

func ofKind(x constant.Value, kind constant.Kind, result constant.Value) constant.Value {
	if x.Kind() != kind {
		return nil
	}
	return result
}

// integer returns x if it has at most so many bits besides the sign.
func integer(x constant.Value, bits int, signed bool) constant.Value {
	if x.Kind() != constant.Int || !signed && constant.Sign(x) < 0 {
		return nil
	}
	size := x
	if constant.Sign(x) < 0 {
		size = constant.UnaryOp(operators["^"], x, 0)
	}
	if constant.BitLen(size) > bits {
		return nil
	}
	return x
}

func round32(x constant.Value) float64 {
	f, _ := constant.Float32Val(x)
	return float64(f)
}

func round64(x constant.Value) float64 {
	f, _ := constant.Float64Val(x)
	return f
}

func rounded(x constant.Value, round func(constant.Value) float64) constant.Value {
	if x.Kind() == constant.Unknown {
		return nil
	}
	if f := round(x); !math.IsInf(f, 0) {
		return constant.MakeFloat64(f)
	}
	return nil
}

func roundedParts(x constant.Value, round func(constant.Value) float64) constant.Value {
	if x.Kind() != constant.Complex {
		return nil
	}
	re, im := rounded(constant.Real(x), round), rounded(constant.Imag(x), round)
	if re == nil || im == nil {
		return nil
	}
	return constant.BinaryOp(re, operators["+"], constant.MakeImag(im))
}
