package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"reflect"
	"strings"
)

// A call that returned.
type call struct {
	args, results []reflect.Value
	// What the function called its arguments with.
	given [][]int64
	// Whether arguments may be large numbers.
	large bool
}

// makeCall calls a function with random arguments, and tells whether it returned.
func makeCall(random *rand.Rand, value reflect.Value, large bool) (c *call, returned bool) {
	defer func() {
		if recover() != nil {
			returned = false
		}
	}()
	// A flag can be defined once.
	flag.CommandLine = flag.NewFlagSet("", flag.ContinueOnError)
	flag.CommandLine.SetOutput(io.Discard)
	c = &call{large: large}
	ty := value.Type()
	for i := range ty.NumIn() {
		c.args = append(c.args, c.generate(random, ty.In(i), 0))
	}
	if ty.IsVariadic() {
		c.results = value.CallSlice(c.args)
	} else {
		c.results = value.Call(c.args)
	}
	return c, true
}

var texts = []string{
	"", "a", "b", "aa", "ab", "ba", "aba", " ", " a ", "\t\n", "héllo", "é", "日本語", "\xff", "a\xffb", "\x80\x80",
	"\xe6\x97", "\U0010ffff", "a,b,,c", ",", "--a--", "aaaa", "[a-z]+", "key=value",
}

var ints = []int64{-1 << 63, -1 << 31, -300, -2, -1, 0, 1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 127, 128, 255, 256, 0xd800, 0xfffd,
	0x10ffff, 0x110000, 1<<31 - 1, 1<<32 - 1, 1<<63 - 1}

// Values for parameters whose types are interfaces.
func samples(random *rand.Rand) []any {
	text := texts[random.Intn(len(texts))]
	return []any{
		nil, text, 3, []int{3, 1, 2}, []string{text, "x"}, []byte(text), []int{},
		strings.NewReader(text), bytes.NewBufferString(text), io.Discard, context.Background(),
		rand.NewSource(1), fmt.Errorf("failed"),
	}
}

func (c *call) generate(random *rand.Rand, ty reflect.Type, depth int) reflect.Value {
	value := reflect.New(ty).Elem()
	switch ty.Kind() {
	case reflect.Bool:
		value.SetBool(random.Intn(2) == 0)
	case reflect.String:
		value.SetString(texts[random.Intn(len(texts))])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		value.SetInt(c.someInt(random))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		value.SetUint(uint64(c.someInt(random)))
	case reflect.Float32, reflect.Float64:
		value.SetFloat(random.NormFloat64())
	case reflect.Slice:
		if ty.Elem().Kind() == reflect.Uint8 && random.Intn(2) == 0 {
			value.SetBytes([]byte(texts[random.Intn(len(texts))]))
		} else if len := random.Intn(6); len > 0 && depth < 3 {
			value.Set(reflect.MakeSlice(ty, len-1, len+2))
			for i := range value.Len() {
				value.Index(i).Set(c.generate(random, ty.Elem(), depth+1))
			}
		}
	case reflect.Func:
		value.Set(reflect.MakeFunc(ty, func(args []reflect.Value) []reflect.Value { return c.answer(random, ty, args) }))
	case reflect.Pointer:
		if depth < 3 {
			value.Set(reflect.New(ty.Elem()))
			value.Elem().Set(c.generate(random, ty.Elem(), depth+1))
		}
	case reflect.Interface:
		all := samples(random)
		for range 20 {
			if it := reflect.ValueOf(all[random.Intn(len(all))]); it.IsValid() && it.Type().Implements(ty) {
				value.Set(it)
				break
			}
		}
	}
	return value
}

// answer notes what a function that was given away is called with, and returns something.
func (c *call) answer(random *rand.Rand, ty reflect.Type, args []reflect.Value) []reflect.Value {
	var given []int64
	for _, arg := range args {
		if arg.CanInt() {
			given = append(given, arg.Int())
		}
	}
	c.given = append(c.given, given)
	var results []reflect.Value
	for i := range ty.NumOut() {
		results = append(results, c.generate(random, ty.Out(i), 3))
	}
	return results
}

func (c *call) someInt(random *rand.Rand) int64 {
	if !c.large || random.Intn(2) == 0 {
		return int64(random.Intn(16) - 2)
	}
	return ints[random.Intn(len(ints))]
}

// differs says how a call differs from a claim, if it does.
func (c *call) differs(claim claim) string {
	result := func() int64 { return number(c.results[claim.result]) }
	within := func(least, most int64) string {
		if got := result(); got < least || got > most {
			return fmt.Sprintf("%v gave %d, not from %d to %d", c.args, got, least, most)
		}
		return ""
	}
	long := func(value reflect.Value) int64 { return int64(value.Len()) }
	said := func(is bool) string {
		if is {
			return ""
		}
		return fmt.Sprintf("%v gave %v", c.args, c.results)
	}
	switch claim.kind {
	case "not-nil":
		return said(!c.results[claim.result].IsNil())
	case "index":
		return within(-1, long(c.args[0])-1)
	case "index-of":
		if part := long(c.args[1]); part > 0 && result() >= 0 {
			return within(0, long(c.args[0])-part)
		}
		return within(-1, long(c.args[0]))
	case "between":
		return within(claim.least, claim.most)
	case "up-to-len":
		return within(0, long(c.args[claim.arg]))
	case "up-to":
		return within(0, max(0, number(c.args[claim.arg])))
	case "below":
		return within(0, number(c.args[claim.arg])-1)
	case "not-longer":
		return said(long(c.results[0]) <= long(c.args[claim.arg]))
	case "same-len":
		return said(long(c.results[0]) == long(c.args[claim.arg]))
	case "parts":
		return said(long(c.args[1]) == 0 || long(c.results[0]) > 0)
	case "contains":
		return said(!c.results[0].Bool() || long(c.args[1]) <= long(c.args[0]))
	case "calls-with-indices":
		return c.calledBelow(long(c.args[0].Elem()))
	case "calls-below":
		return c.calledBelow(number(c.args[0]))
	}
	return "no such claim"
}

// number is an integer, as far as it fits.
func number(value reflect.Value) int64 {
	if value.CanUint() {
		return int64(min(value.Uint(), 1<<63-1))
	}
	return value.Int()
}

func (c *call) calledBelow(count int64) string {
	for _, given := range c.given {
		for _, number := range given {
			if number < 0 || number >= count {
				return fmt.Sprintf("%v called with %d", c.args, number)
			}
		}
	}
	return ""
}
