package p

import (
	"net/http"
	"os"
	"strings"
)

func forms(line string, r *http.Request) byte {
	a := strings.TrimSpace(line)[0] // want `may be empty`
	name := r.FormValue("name")
	b := name[0] // want `may be empty`
	dir := os.Getenv("HOME")
	return a + b + dir[len(dir)-1] // want `may be empty`
}

func silent(line string, i int) byte {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		return 0
	}
	a := trimmed[0]
	dir := os.Getenv("HOME")
	if len(dir) > 1 {
		a += dir[0]
	}
	path := strings.Trim(line, "/")
	if strings.HasPrefix(path, "a") {
		a += path[0]
	}
	return a + line[0] + strings.ToLower(line)[i]
}
