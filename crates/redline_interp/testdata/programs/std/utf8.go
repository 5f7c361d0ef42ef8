// Package utf8 decodes and counts runes.
package main

import "unicode/utf8"

func main() {
	s := "aé世\xff"
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		print(r, ":", size, " ")
		s = s[size:]
	}
	println(utf8.RuneCountInString("héllo"), utf8.ValidString("\xc3"), utf8.RuneLen('世'), string(utf8.AppendRune(nil, 'ß')))
}
