package p

/*
#include <stdlib.h>
struct message { char *text; void *more; };
struct message *create(void);
*/
import "C"

import (
	"runtime"
	"runtime/cgo"
	"unsafe"
)

type record struct {
	data []byte
}

var shared [64]byte

//export newRecord
func newRecord() *record {
	return &record{} // want `Go memory is returned to C`
}

//export address
func address() (unsafe.Pointer, bool) {
	var n C.int
	return unsafe.Pointer(&n), true // want `Go memory is returned to C`
}

// slice is called by C.
//
//export slice
func slice(n C.int) []byte {
	if n == 0 {
		return []byte{}
	}
	b := make([]byte, int(n))
	return b // want `Go memory is returned to C`
}

//export text
func text(n C.int) *C.char {
	b := make([]byte, int(n))
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(b))) // want `Go memory is returned to C`
}

//export names
func names() map[string]int {
	return map[string]int{} // want `Go memory is returned to C`
}

//export message
func message() C.struct_message {
	return C.struct_message{more: unsafe.Pointer(new(record))} // want `Go memory is returned to C`
}

//export method
func (r record) method() *record {
	return &r // want `Go memory is returned to C`
}

//export given
func given(b []byte) *byte {
	return &b[0]
}

//export whole
func whole(b []byte) []byte {
	return b
}

//export ofC
func ofC() *C.struct_message {
	m := C.create()
	m.text = C.CString("a")
	return m
}

//export fieldOfC
func fieldOfC() **C.char {
	m := C.create()
	return &m.text
}

//export handle
func handle() C.uintptr_t {
	return C.uintptr_t(cgo.NewHandle(&record{}))
}

//export number
func number() uintptr {
	var n int
	return uintptr(unsafe.Pointer(&n))
}

//export pinned
func pinned() *record {
	var pinner runtime.Pinner
	r := &record{}
	pinner.Pin(r)
	return r
}

//export within
func within() C.int {
	make := func() *record { return &record{} }
	return C.int(len(make().data))
}

//export nothing
func nothing() *record {
	return nil
}

//export constant
func constant() string {
	return "a"
}

// export spaced
func spaced() *record {
	return &record{}
}

func ofGo() *record {
	return &record{}
}
