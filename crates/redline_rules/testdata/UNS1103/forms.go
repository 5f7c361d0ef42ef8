package p

import "unsafe"

func assigned(s string) {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	b[0] = 'x' // want `this writes to the bytes of a string`
}

func byVariable(s string) {
	data := unsafe.StringData(s)
	b := unsafe.Slice(data, len(s))
	b[0]++ // want `this writes to the bytes of a string`
}

func copied(s string) {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	copy(b[1:], "x") // want `this writes to the bytes of a string`
}

func cleared(s string) {
	clear(unsafe.Slice(unsafe.StringData(s), len(s))) // want `this writes to the bytes of a string`
}

func constant() {
	const name = "name"
	b := unsafe.Slice(unsafe.StringData(name), len(name))
	b[0] = 'N' // want `this writes to the bytes of a string`
}

func byCast(s string) {
	b := *(*[]byte)(unsafe.Pointer(&s))
	b[0] = 'x' // want `this writes to the bytes of a string`
}

func readOnly(s string) byte {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	return b[0]
}

func source(s string, to []byte) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	return copy(to, b)
}

func ownBytes(n int) string {
	own := make([]byte, n)
	text := unsafe.String(&own[0], n)
	b := unsafe.Slice(unsafe.StringData(text), n)
	b[0] = 'x'
	return text
}

func copyOfBytes(s string) []byte {
	b := []byte(s)
	b[0] = 'x'
	return b
}

func otherPointer(p *byte, n int) {
	b := unsafe.Slice(p, n)
	b[0] = 'x'
}

func handedOn(s string) []byte {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}
-- case_test.go --
package p

import "unsafe"

func inTest(s string) {
	unsafe.Slice(unsafe.StringData(s), len(s))[0] = 'x'
}
