package store

// Checksum of a line of the journal.
func Checksum(line []byte) uint32 {
	sum := uint32(0)
	for _, b := range line {
		sum = sum*31 + uint32(b)
	}
	return sum
}
