package main

import (
	"os"
	"regexp"
)

func main() {
	_ = regexp.MustCompile(os.Args[1])
	_ = find(os.Args[2])
}

func find(text string) *regexp.Regexp {
	return regexp.MustCompile(text)
}
