package p

import "fmt"

type shape interface{ Area() int }

type square struct{}

func (*square) Area() int { return 1 }

func known() {
	var x any = 1
	_ = x.(int)
	_ = x.(int64)    // want `asserted to be int64, but is int`
	_ = (x).(string) // want `asserted to be string, but is int`
	_ = any("").([]byte) // want `asserted to be []byte, but is string`
	_ = fmt.Stringer(nil).(any)
	_ = any(square{}).(shape) // want `asserted to be shape, but is square`
	_ = any(&square{}).(shape)
	y := any(x)
	_ = y.(float64) // want `asserted to be float64, but is int`
	if _, ok := x.(string); ok {
		return
	}
}

func unknown(x any, file shape) {
	_ = x.(int)
	var set any = 1
	set = "one"
	_ = set.(string)
	var filled any = 1
	fill(&filled)
	_ = filled.(string)
	var empty any
	_ = empty.(int)
	var of any = file
	_ = of.(*square)
	first, second := pair()
	_, _ = first.(int), second.(int)
	var read any = missing.Value
	_ = read.(int)
}

func fill(*any) {}

func pair() (any, any) { return 1, 2 }

func generic[T any](x T, list []T) {
	_ = any(x).(int)
	_ = any(list).([]int)
	_ = any(1).(T)
}
-- a_test.go --
package p

func recovers() {
	defer func() { _ = recover() }()
	var x any = 1
	_ = x.(string)
}
