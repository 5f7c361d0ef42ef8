// Package numbers dies of numbers that are out of range.
package numbers

import "strings"

type Number interface{ ~int8 | ~int16 }

func Ratio[N Number](a, b N) N {
	if a < 5 {
		return 0
	}
	return a / b // witness: integer-fault
}

func Last(list []string, most int) string {
	if most == 3 {
		for i := 0; i <= len(list); i++ {
			if list[i] == "" { // witness: index-out-of-range
				return list[i]
			}
		}
	}
	return ""
}

func Third(list []int) int {
	if len(list) < 2 {
		return 0
	}
	return list[0] + list[2] // witness: index-out-of-range
}

func Before(text string) string {
	return text[:strings.Index(text, "=")] // witness: index-out-of-range
}

func Buffer(size int) []byte {
	if size > 1<<16 {
		size = 1 << 16
	}
	return make([]byte, size) // witness: invalid-size
}

func Shift(by int8) int {
	return 1 << by // witness: integer-fault
}

func Word(text []byte) [4]byte {
	if text[0] != 'x' {
		return [4]byte{}
	}
	return [4]byte(text) // witness: index-out-of-range
}

func Count(n int) int {
	return Count(n+1) + 1 // witness: stack-overflow
}
