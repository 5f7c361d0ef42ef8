package p

import (
	"bytes"
	"strings"
)

func forms(s, t string, b []byte) {
	i := strings.Index(s, "://")
	print(s[:i]) // want `-1 if nothing is found`
	j := bytes.LastIndexByte(b, '/')
	print(b[j:]) // want `-1 if nothing is found`
	print(t[strings.IndexRune(t, 'x')]) // want `-1 if nothing is found`
}

func silent(s, t, u string, b []byte) {
	if i := strings.Index(s, "x"); i >= 0 {
		print(s[:i])
	}
	j := bytes.IndexByte(b, '/')
	if j == -1 {
		return
	}
	print(b[j:])
	k := strings.LastIndex(t, "/")
	print(t[k+1:])
	l := strings.Index(u, "y")
	switch {
	case l < 0:
		return
	}
	print(u[l:])
}

func asked(s string) {
	if strings.Contains(s, "/") {
		print(s[:strings.Index(s, "/")])
	}
}
