package p

import (
	"context"
	"sync"
)

type point struct{ x, y int }

type tags struct{ all []string }

type key interface{ key() }

func (tags) key() {}

func (point) key() {}

func compared(one, other []int) bool {
	var left, right any = one, other
	return left == right // want `values of type []int cannot be compared: this panics`
}

func converted(one, other map[string]int) bool {
	return any(one) != any(other) // want `values of type map[string]int cannot be compared: this panics`
}

func structs(one, other tags) bool {
	var left, right key = one, other
	return left == right // want `values of type tags cannot be compared`
}

func read(all map[any]int, list []int) int {
	return all[list] // want `a key of type []int panics`
}

func written(all map[key]int, one tags) {
	all[one] = 1 // want `a key of type tags panics`
}

func literal(list []int, one point) map[any]int {
	return map[any]int{
		one:  1,
		list: 2, // want `a key of type []int panics`
	}
}

func stored(all *sync.Map, list []byte) {
	all.Store(list, true)         // want `a key of type []byte panics`
	all.Store(string(list), true) // a string can be one
	_, _ = all.Load(list)         // want `a key of type []byte panics`
}

func inContext(ctx context.Context, run func()) context.Context {
	return context.WithValue(ctx, run, 1) // want `a key of type func() panics`
}

func different(list []int, text string) bool {
	var left, right any = list, text
	return left == right
}

func withNil(list []int) bool {
	var left any = list
	return left == nil
}

func pointers(one, other *tags) bool {
	var left, right any = one, other
	return left == right
}

func comparable(one, other point) bool {
	var left, right any = one, other
	return left == right
}

func unknown(left, right any) bool { return left == right }

func setAgain(list []int) bool {
	var left any = list
	left = 1
	var right any = list
	return left == right
}

func generic[T any](one, other T) bool { return any(one) == any(other) }

func plainKeys(all map[point]int, one point) int { return all[one] }
-- case_test.go --
package p

func inTest(list []int) int { return map[any]int{}[list] }
