package p

import (
	"reflect"
	"unsafe"
)

type small struct{ a, b uint32 }
type large struct {
	a    uint32
	b    uint32
	c, d uint64
}

var global uint16

func read(s string, x uint32, b []byte) {
	_ = *(*[]byte)(unsafe.Pointer(&s)) // want `16 bytes of string are used as 24 bytes of []byte`
	_ = *(*uint64)(unsafe.Pointer(&x)) // want `4 bytes of uint32 are used as 8 bytes of uint64`
	_ = *((*uint32)((unsafe.Pointer)(&global))) // want `2 bytes of uint16 are used as 4 bytes of uint32`
	*(*uint64)(unsafe.Pointer(&x)) = 1 // want `4 bytes of uint32 are used as 8 bytes of uint64`
	_ = *(*uint16)(unsafe.Pointer(&x))
	_ = *(*float32)(unsafe.Pointer(&x))
	_ = *(*string)(unsafe.Pointer(&b))
	_ = *(*uint64)(unsafe.Pointer(&b[0]))
	_ = *(*[]byte)(unsafe.Pointer(&struct {
		string
		int
	}{s, len(s)}))
	h := (*reflect.SliceHeader)(unsafe.Pointer(&s))
	_ = h.Data
	_ = h.Cap // want `16 bytes of string are used as 24 bytes of reflect.SliceHeader`
	other := (*reflect.SliceHeader)(unsafe.Pointer(&s))
	other = (*reflect.SliceHeader)(unsafe.Pointer(&b))
	_ = other.Cap
}

func parts(v small, p *small, a [8]byte, i int) {
	l := (*large)(unsafe.Pointer(&v))
	_ = l.b
	_ = l.c // want `8 bytes of small are used as 16 bytes of large`
	_ = (*large)(unsafe.Pointer(p)).c
	_ = (*large)(unsafe.Pointer(&p.a)).c
	_ = *(*uint64)(unsafe.Pointer(&v.a))
	_ = *(*uint64)(unsafe.Pointer(&v.b)) // want `4 bytes of uint32 are used as 8 bytes of uint64`
	_ = *(*uint64)(unsafe.Pointer(&a[0]))
	_ = *(*uint64)(unsafe.Pointer(&a[4])) // want `4 bytes of byte are used as 8 bytes of uint64`
	_ = *(*uint64)(unsafe.Pointer(&a[i]))
	_ = (*[4]uint32)(unsafe.Pointer(&a))[1]
	_ = (*[4]uint32)(unsafe.Pointer(&a))[2] // want `8 bytes of [8]byte are used as 12 bytes of [4]uint32`
	_ = (*[1 << 20]uint32)(unsafe.Pointer(&a))[:2:2]
	_ = (*[4]uint32)(unsafe.Pointer(&a))[:i]
	_ = (*[4]uint32)(unsafe.Pointer(&a))[:] // want `8 bytes of [8]byte are used as 16 bytes of [4]uint32`
	pass(unsafe.Pointer((*large)(unsafe.Pointer(&v))))
}

func pass(unsafe.Pointer) {}

func generic[T, U any](t T) U { return *(*U)(unsafe.Pointer(&t)) }

type eface struct {
	typ  uintptr
	data unsafe.Pointer
}

type wide struct {
	eface
	more uintptr
}

func interfaces(v any, e error) {
	_ = *(*float64)(unsafe.Pointer(&v)) // want `words of the interface any are used as float64`
	_ = (*small)(unsafe.Pointer(&v)) // want `words of the interface any are used as small`
	_ = *(*string)(unsafe.Pointer(&e)) // want `words of the interface error are used as string`
	_ = (*wide)(unsafe.Pointer(&v)) // want `words of the interface any are used as wide`
	_ = (*eface)(unsafe.Pointer(&v)).data
	_ = (*[2]uintptr)(unsafe.Pointer(&v))[1]
	_ = *(*unsafe.Pointer)(unsafe.Pointer(&e))
	_ = *(*any)(unsafe.Pointer(&v))
	_ = (*[16]byte)(unsafe.Pointer(&v))
}

func words(n int) {
	_ = *(*int64)(unsafe.Pointer(&n))
	_ = *(*uint)(unsafe.Pointer(&n))
}
