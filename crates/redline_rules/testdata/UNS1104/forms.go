package p

import (
	"encoding/binary"
	"strconv"
	"unsafe"
)

type pixel struct{ r, g, b, a uint8 }

func forgottenDivision(b []byte) []pixel {
	return unsafe.Slice((*pixel)(unsafe.Pointer(&b[0])), len(b)) // want `4 bytes are taken for each 1 of b`
}

func byVariables(b []byte) []pixel {
	first := (*pixel)(unsafe.Pointer(unsafe.SliceData(b)))
	n := len(b)
	return unsafe.Slice(first, n) // want `4 bytes are taken for each 1 of b`
}

func multiplied(words []uint32) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8) // want `8 bytes are taken for each 4 of words`
}

func shifted(b []byte) string {
	return unsafe.String(&b[4], len(b)) // want `the length is that of all of b, behind index 4 lies less`
}

func ofString(s string) []uint16 {
	data := (*uint16)(unsafe.Pointer(unsafe.StringData(s)))
	return unsafe.Slice(data, uint(len(s))) // want `2 bytes are taken for each 1 of s`
}

func divided(b []byte) []pixel {
	return unsafe.Slice((*pixel)(unsafe.Pointer(&b[0])), len(b)/4)
}

func same(words []uint32) []byte {
	size := int(unsafe.Sizeof(words[0]))
	return unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), size*len(words))
}

func rest(b []byte) string {
	return unsafe.String(&b[4], len(b)-4)
}

func all(s string) []byte {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

func ofOther(b []byte, names []string) []pixel {
	return unsafe.Slice((*pixel)(unsafe.Pointer(&b[0])), len(names))
}

func setAgain(b, more []byte) []pixel {
	n := len(b)
	b = append(b, more...)
	return unsafe.Slice((*pixel)(unsafe.Pointer(&b[0])), n)
}

func ofParameter[T any](b []byte) []T {
	return unsafe.Slice((*T)(unsafe.Pointer(&b[0])), len(b))
}

func variable() []uint32 {
	var words [4]uint32
	return unsafe.Slice(&words[0], 16) // want `64 bytes are taken where 16 lie`
}

func variableFromIndex() []uint32 {
	var words [4]uint32
	return unsafe.Slice(&words[1], len(words)) // want `16 bytes are taken where 12 lie`
}

func variableOfBytes() []byte {
	var p pixel
	n := 2 * 4
	return unsafe.Slice((*byte)(unsafe.Pointer(&p)), n) // want `8 bytes are taken where 4 lie`
}

func wholeVariable() []byte {
	var p pixel
	return unsafe.Slice(&p.r, unsafe.Sizeof(p))
}

func behindPointer(p *pixel) []byte {
	return unsafe.Slice(&p.r, 64)
}

func flexible(p *struct {
	n    int
	data [1]byte
}) []byte {
	return unsafe.Slice(&p.data[0], 64)
}

func anyElement(i int) []uint32 {
	var words [4]uint32
	return unsafe.Slice(&words[i], 4)
}

func negative(b *byte) []byte {
	n := 3
	return unsafe.Slice(b, n-4) // want `the length is -1`
}

func decoded(b []byte) []byte {
	return unsafe.Slice(&b[8], int(binary.BigEndian.Uint64(b))) // want `the length is decoded and nothing checks it`
}

func decodedByOrder(order binary.ByteOrder, b []byte) string {
	n := order.Uint16(b)
	size := int(n)
	return unsafe.String(&b[2], size) // want `the length is decoded and nothing checks it`
}

func decodedVarint(b []byte) string {
	n, used := binary.Uvarint(b)
	return unsafe.String(&b[used], n) // want `the length is decoded and nothing checks it`
}

func parsed(data *byte, text string) []byte {
	n, err := strconv.Atoi(text)
	if err != nil {
		return nil
	}
	return unsafe.Slice(data, n) // want `the length is decoded and nothing checks it`
}

func compared(b []byte) string {
	n := binary.LittleEndian.Uint32(b)
	if int(n) > len(b)-4 {
		return ""
	}
	return unsafe.String(&b[4], n)
}

func comparedLater(b []byte) string {
	n := binary.LittleEndian.Uint32(b)
	size := int(n)
	if n > 16 {
		return ""
	}
	return unsafe.String(&b[4], size)
}

func bounded(b []byte) string {
	n := binary.LittleEndian.Uint32(b)
	return unsafe.String(&b[4], min(int(n), len(b)-4))
}

func sliced(b []byte) string {
	n := binary.LittleEndian.Uint32(b)
	_ = b[4 : 4+n]
	return unsafe.String(&b[4], n)
}

func handedOn(b []byte) string {
	n := binary.LittleEndian.Uint32(b)
	check(b, n)
	return unsafe.String(&b[4], n)
}

func check(b []byte, n uint32) {}

func allocated(b []byte) []uint64 {
	n := binary.LittleEndian.Uint32(b)
	room := make([]uint64, n)
	return unsafe.Slice(&room[0], n)
}

func given(data *byte, n int) []byte {
	return unsafe.Slice(data, n)
}

type header struct{ len uint32 }

func fromField(h *header) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(h)), h.len)
}

func written(b []byte, x uint64) string {
	n := binary.PutUvarint(b, x)
	return unsafe.String(&b[0], n)
}
