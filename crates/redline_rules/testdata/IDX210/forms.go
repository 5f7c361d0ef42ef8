package p

func index(values []int, n uint64) int {
	i := int(n)
	if i < len(values) {
		return values[i] // want `may be negative`
	}
	return 0
}

func high(data []byte, n uint) []byte {
	length := int(n)
	if length > len(data) {
		return nil
	}
	return data[:length] // want `may be negative`
}

func low(data []byte, n uintptr) []byte {
	from := int64(n)
	if from > int64(len(data)) {
		return nil
	}
	return data[from:] // want `may be negative`
}

func narrow(data []byte, n uint32) []byte {
	length := int32(n)
	if int(length) > len(data) {
		return nil
	}
	return data[:length] // want `may be negative`
}

func silent(data []byte, n uint64, small uint32, signed int) []byte {
	if n > uint64(len(data)) {
		return nil
	}
	first := data[:int(n)]
	length := int(small)
	if length > len(data) {
		return first
	}
	second := data[:length]
	if signed > len(data) {
		return second
	}
	return data[:signed]
}

func both(data []byte, n uint64) []byte {
	length := int(n)
	if length < 0 || length > len(data) {
		return nil
	}
	return data[:length]
}

func rest(data []byte, n uint64) byte {
	i := int(n % 8)
	if i < len(data) {
		return data[i]
	}
	j := int(n >> 1)
	if j < len(data) {
		return data[j]
	}
	return 0
}

// It is only held below what is made longer if need be.
func grown(data []byte, n uint64) []byte {
	length := int(n)
	if cap(data) < length {
		data = make([]byte, length)
	}
	return data[:length]
}
