package p

import (
	"bytes"
	"strings"
)

func forms(s string, b []byte) {
	i := strings.Index(s, "://")
	print(s[:i]) // want `-1 if nothing is found`
	j := bytes.LastIndexByte(b, '/')
	print(b[j:]) // want `-1 if nothing is found`
	print(s[strings.IndexRune(s, 'x')]) // want `-1 if nothing is found`
}

func silent(s string, b []byte) {
	if i := strings.Index(s, "x"); i >= 0 {
		print(s[:i])
	}
	j := bytes.IndexByte(b, '/')
	if j == -1 {
		return
	}
	print(b[j:])
	k := strings.LastIndex(s, "/")
	print(s[k+1:])
	l := strings.Index(s, "y")
	switch {
	case l < 0:
		return
	}
	print(s[l:])
}
