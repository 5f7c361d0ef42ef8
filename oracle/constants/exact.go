package main

import (
	"fmt"
	"go/constant"
	"hash/fnv"
	"strings"
)

// maxString is the longest string written in full.
const maxString = 64

// exact returns the form that the typedump format gives a constant value.
func exact(v constant.Value) string {
	if v.Kind() != constant.String {
		return v.ExactString()
	}
	s := constant.StringVal(v)
	if len(s) > maxString {
		h := fnv.New64a()
		h.Write([]byte(s))
		return fmt.Sprintf("#%d:%016x", len(s), h.Sum64())
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			fmt.Fprintf(&b, `\x%02x`, c)
		} else {
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
