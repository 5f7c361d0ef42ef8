package p

import (
	"regexp"
	"strings"
)

var pattern = regexp.MustCompile("(a+)(b+)")

func forms(s string) string {
	a := strings.Fields(s)[0] // want `may not be there`
	b := strings.SplitN(s, "=", 2)[1] // want `may not be there`
	c := pattern.FindStringSubmatch(s)
	return a + b + c[2] // want `may not be there`
}

func silent(s string) string {
	a := strings.Split(s, ",")[0]
	parts := strings.Split(s, "=")
	if len(parts) != 2 {
		return a
	}
	c := pattern.FindStringSubmatch(s)
	if c == nil {
		return parts[1]
	}
	fields := strings.Fields(s)
	for i := range fields {
		print(fields[i])
	}
	switch f := strings.Fields(s); len(f) {
	case 1:
		return f[0]
	}
	return c[1] + parts[1]
}
