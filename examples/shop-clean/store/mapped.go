package store

import (
	"fmt"
	"runtime/debug"
)

// firstOfMapped reads the first byte of a journal that is mapped into memory, which
// may lie on a disk that is gone.
func firstOfMapped(journal []byte) (first byte, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
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
