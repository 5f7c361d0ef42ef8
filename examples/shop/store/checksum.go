package store

import "unsafe"

// Checksum of a line of the journal, without looking at each bound.
func Checksum(line []byte) uint32 {
	if len(line) == 0 {
		return 0
	}
	sum := uint32(0)
	at := uintptr(unsafe.Pointer(&line[0]))
	for range line {
		sum = sum*31 + uint32(**(**byte)(unsafe.Pointer(&at)))
		at++
	}
	return sum
}
