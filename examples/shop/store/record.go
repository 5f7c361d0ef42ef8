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
	rest, length := journal[used:], int(size)
	if length > len(rest) {
		return nil, errors.New("store: short journal")
	}
	return rest[:length], nil
}
