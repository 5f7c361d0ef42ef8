package main

import (
	"os"

	"example.com/kept"
	"example.com/lib"
)

func main() {
	kept.Keep(lib.First(os.Args[1:]))
}
