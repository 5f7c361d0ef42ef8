package p

import (
	"reflect"
	"syscall"
	"unsafe"
)

type node struct {
	next uintptr
	a, b int64
}

var kept uintptr

func stored(n *node, buffer []byte) {
	at := uintptr(unsafe.Pointer(n))
	use(unsafe.Pointer(at)) // want `pointer is made of an integer`
	use(unsafe.Pointer(at + unsafe.Offsetof(n.b))) // want `pointer is made of an integer`
	var first = uintptr(unsafe.Pointer(&buffer[0])) + 1
	first += 8
	use((unsafe.Pointer)((first))) // want `pointer is made of an integer`
	aligned := (at + 7) &^ 7
	use(unsafe.Pointer(aligned)) // want `pointer is made of an integer`
	var later uintptr
	later = uintptr(unsafe.Pointer(n))
	use(unsafe.Pointer(later)) // want `pointer is made of an integer`
	use(*(*unsafe.Pointer)(unsafe.Pointer(&at))) // want `pointer is made of an integer`
	_ = *(**node)(unsafe.Pointer(&at)) // want `pointer is made of an integer`
}

func fields(n *node) {
	n.next = uintptr(unsafe.Pointer(&node{}))
	use(unsafe.Pointer(n.next)) // want `pointer is made of an integer`
	kept = uintptr(unsafe.Pointer(n))
	use(unsafe.Pointer(kept)) // want `pointer is made of an integer`
	v := reflect.ValueOf(n)
	p := v.Pointer()
	use(unsafe.Pointer(p)) // want `pointer is made of an integer`
	use(unsafe.Pointer(v.Pointer()))
	use(unsafe.Pointer(v.Elem().UnsafeAddr()))
}

func oneExpression(n *node, offset uintptr) {
	use(unsafe.Pointer(uintptr(unsafe.Pointer(n)) + offset))
	use(unsafe.Pointer(uintptr(unsafe.Pointer(n)) &^ 7))
	use(unsafe.Add(unsafe.Pointer(n), offset))
	p := unsafe.Pointer(n)
	use(unsafe.Pointer(uintptr(p) + 8))
}

func difference(buffer []byte, n, m *node) {
	at := uintptr(unsafe.Pointer(n))
	distance := uintptr(unsafe.Pointer(m)) - at
	use(unsafe.Pointer(distance))
	use(unsafe.Pointer(&buffer[at%8]))
	rest := at % 8
	use(unsafe.Pointer(uintptr(unsafe.Pointer(n)) + rest))
	use(unsafe.Pointer(rest))
}

func mapped(length uintptr) {
	at, _, _ := syscall.Syscall6(syscall.SYS_MMAP, 0, length, 0, 0, 0, 0)
	use(unsafe.Pointer(at))
}

func given(at uintptr) { use(unsafe.Pointer(at)) }

func noescape(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return unsafe.Pointer(x ^ 0)
}

// As the collector does.
//
//go:nocheckptr
func unchecked(n *node) {
	at := uintptr(unsafe.Pointer(n))
	use(unsafe.Pointer(at))
}

func header(b []byte, n *node) {
	h := (*reflect.SliceHeader)(unsafe.Pointer(&b))
	h.Data = uintptr(unsafe.Pointer(n))
	use(unsafe.Pointer(h.Data))
}

func cycle() {
	a, b := uintptr(1), uintptr(2)
	a, b = b, a
	use(unsafe.Pointer(a))
}

func use(unsafe.Pointer) {}
