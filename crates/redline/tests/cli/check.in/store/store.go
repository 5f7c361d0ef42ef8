// Package store keeps what the shop sells.
package store

import (
	xlog "log"
	"os"
)

// Open opens the store.
func Open(path string) *os.File {
	defer recover()
	file, err := os.Open(path)
	if err != nil {
		xlog.Fatal(err) // the whole shop is gone
	}
	if file == nil {
		panic(nil)
	}
	return file
}
