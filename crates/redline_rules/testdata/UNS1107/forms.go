package p

/*
#include <stddef.h>
struct message { char *text; size_t len; void *more; };
typedef struct message message;
message *create(void);
void use(void *p);
void list(char **texts, int n);
*/
import "C"

import (
	"runtime"
	"unsafe"
)

type request struct {
	name  string
	data  []byte
	count int
	inner struct{ next *request }
}

func field() {
	var n C.int
	var m C.message
	m.more = unsafe.Pointer(&n)
	C.use(unsafe.Pointer(&m)) // want `Go memory that holds a Go pointer is passed to C`
}

func literal() {
	var n C.int
	m := C.message{more: unsafe.Pointer(&n), len: 1}
	C.use(unsafe.Pointer(&m)) // want `Go memory that holds a Go pointer is passed to C`
}

func pointer(text []byte) {
	m := &C.message{}
	m.text = (*C.char)(unsafe.Pointer(&text[0]))
	C.use(unsafe.Pointer(m)) // want `Go memory that holds a Go pointer is passed to C`
}

func pointerToLiteral() {
	text := make([]byte, 16)
	m := &C.message{text: (*C.char)(unsafe.Pointer(unsafe.SliceData(text)))}
	C.use(unsafe.Pointer(m)) // want `Go memory that holds a Go pointer is passed to C`
}

func allocated() {
	m := new(C.message)
	m.more = unsafe.Pointer(new(request))
	C.use(unsafe.Pointer(m)) // want `Go memory that holds a Go pointer is passed to C`
}

func structOfGo() C.int {
	r := request{data: make([]byte, 16)}
	return C.use(unsafe.Pointer(&r)) // want `Go memory that holds a Go pointer is passed to C`
}

func innerField() {
	var r request
	r.inner.next = &r
	C.use(unsafe.Pointer(&r))
	r.data = []byte{1}
	C.use(unsafe.Pointer(&r)) // want `Go memory that holds a Go pointer is passed to C`
}

func header(data []byte) {
	C.use(unsafe.Pointer(&data)) // want `Go memory that holds a Go pointer is passed to C`
}

func headerOfOwn() {
	data := make([]byte, 16)
	p := unsafe.Pointer(&data)
	C.use(p) // want `Go memory that holds a Go pointer is passed to C`
}

func mapItself() {
	names := map[string]int{}
	C.use(unsafe.Pointer(&names)) // want `Go memory that holds a Go pointer is passed to C`
}

func elements(text []byte) {
	texts := make([]*C.char, 2)
	texts[0] = (*C.char)(unsafe.Pointer(&text[0]))
	C.list(&texts[0], 2) // want `Go memory that holds a Go pointer is passed to C`
}

func appended(text []byte) {
	var texts []*C.char
	texts = append(texts, (*C.char)(unsafe.Pointer(&text[0])))
	C.list(&texts[0], 1) // want `Go memory that holds a Go pointer is passed to C`
}

func array(text []byte) {
	texts := [2]*C.char{(*C.char)(unsafe.Pointer(&text[0])), nil}
	C.list(&texts[0], 2) // want `Go memory that holds a Go pointer is passed to C`
}

func pinned(text []byte) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	pinner.Pin(&text[0])
	m := C.message{text: (*C.char)(unsafe.Pointer(&text[0]))}
	C.use(unsafe.Pointer(&m))
}

func memoryOfC(text *C.char) {
	var m C.message
	m.text = text
	m.more = C.malloc(16)
	C.use(unsafe.Pointer(&m))
}

func textOfC(text string) {
	var m C.message
	m.text = C.CString(text)
	C.use(unsafe.Pointer(&m))
}

func structOfC() {
	var n C.int
	m := C.create()
	m.more = unsafe.Pointer(&n)
	C.use(unsafe.Pointer(&m))
	C.use(unsafe.Pointer(m))
}

func declaredStructOfC() {
	var n C.int
	var m *C.message
	m = C.create()
	m.more = unsafe.Pointer(&n)
	C.use(unsafe.Pointer(&m))
}

func takenBack() {
	var n C.int
	var m C.message
	m.more = unsafe.Pointer(&n)
	m.more = nil
	C.use(unsafe.Pointer(&m))
}

func replaced() {
	var n C.int
	m := C.message{more: unsafe.Pointer(&n)}
	m = C.message{}
	C.use(unsafe.Pointer(&m))
}

func later() {
	var n C.int
	var m C.message
	C.use(unsafe.Pointer(&m))
	m.more = unsafe.Pointer(&n)
}

func otherField() {
	var n C.int
	m := C.message{more: unsafe.Pointer(&n)}
	C.use(unsafe.Pointer(&m.len))
}

func number() {
	var n C.int
	var m struct{ at uintptr }
	m.at = uintptr(unsafe.Pointer(&n))
	C.use(unsafe.Pointer(&m))
}

func constantText() {
	r := request{name: "abc"}
	C.use(unsafe.Pointer(&r))
}

func function() {
	f := func() {}
	C.use(unsafe.Pointer(&f))
}

var state C.int

func global() {
	m := C.message{more: unsafe.Pointer(&state)}
	C.use(unsafe.Pointer(&m))
}

func result() {
	var text *C.char
	C.list(&text, 1)
}

func bytes(data []byte) {
	C.use(unsafe.Pointer(&data[0]))
}

func spread(texts []*C.char) {
	var all []*C.char
	all = append(all, texts...)
	C.list(&all[0], 1)
}

func copied(data []byte) []byte {
	return C.GoBytes(unsafe.Pointer(&data), 8)
}

type c struct{}

func (c) use(p unsafe.Pointer) {}

func notC(data []byte, C c) {
	C.use(unsafe.Pointer(&data))
}

func elementsOfC(n C.int) {
	texts := unsafe.Slice((**C.char)(C.malloc(16)), 2)
	texts[0] = (*C.char)(unsafe.Pointer(&n))
	C.list(&texts[0], 2)
}

func given(texts []*C.char, n C.int) {
	texts[0] = (*C.char)(unsafe.Pointer(&n))
	C.list(&texts[0], 2)
}

func calledThroughPointer(share *func(*[]byte) unsafe.Pointer, data []byte) {
	p := (*share)(&data)
	C.use(p)
}

func pinAll(pinner *runtime.Pinner, all ...any) {
	for _, one := range all {
		pinner.Pin(one)
	}
}

func pinnedByHelper(pinner *runtime.Pinner, text []byte) {
	pinAll(pinner, &text[0])
	m := C.message{text: (*C.char)(unsafe.Pointer(&text[0]))}
	C.use(unsafe.Pointer(&m))
}

func empty() {
	r := request{data: []byte{}}
	C.use(unsafe.Pointer(&r))
	r.data = make([]byte, 0)
	C.use(unsafe.Pointer(&r))
	r.data = make([]byte, 0, 8)
	C.use(unsafe.Pointer(&r)) // want `Go memory that holds a Go pointer is passed to C`
}

func typeOfC(data []byte) C.LPVOID {
	return C.LPVOID(unsafe.Pointer(&data))
}
