// Package types dies of values of other types than expected.
package types

import "context"

type Shape interface{ Area() int }

type Square struct{ Side int }

func (s Square) Area() int { return s.Side * s.Side }

type Circle struct{ Radius int }

func (c *Circle) Area() int { return 3 * c.Radius * c.Radius }

func Side(s Shape) int {
	if s == nil {
		return 0
	}
	return s.(*Circle).Radius // witness: failed-assertion
}

func Text(value any) string {
	if _, isInt := value.(int); isInt {
		return value.(string) // witness: failed-assertion
	}
	return ""
}

func User(ctx context.Context) string {
	return ctx.Value("user").(string) // witness: failed-assertion
}

func Count(seen map[any]int, value any) {
	if seen != nil {
		seen[value]++ // witness: uncomparable-value
	}
}

func Must(n int) int {
	if n%8 == 3 {
		panic("three") // witness: explicit-panic
	}
	return n
}
