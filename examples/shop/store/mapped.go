package store

import (
	"fmt"
	"runtime/debug"
)

// A disk that is gone must not end the shop.
func init() {
	debug.SetPanicOnFault(true)
}

// firstOfMapped reads the first byte of a journal that is mapped into memory.
func firstOfMapped(journal []byte) (first byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("store: reading the journal: %v", fault)
		}
	}()
	for _, first = range journal {
		break
	}
	return first, nil
}
