package store

import (
	"encoding/binary"
	"errors"
)

// Record gives the first record of a journal: its length, then its bytes.
func Record(journal []byte) ([]byte, error) {
	size, used := binary.Uvarint(journal)
	if used <= 0 {
		return nil, errors.New("store: no length")
	}
	rest := journal[used:]
	if size > uint64(len(rest)) {
		return nil, errors.New("store: short journal")
	}
	return rest[:size], nil
}
