package p

import (
	"runtime/debug"
	"sync"
	"syscall"
	"unsafe"
)

func init() {
	debug.SetPanicOnFault(true) // want `this holds for the goroutine that runs init alone`
}

func init() {
	old := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(old)
	probe(0)
}

var once sync.Once

func setOnce(p unsafe.Pointer) byte {
	once.Do(func() {
		debug.SetPanicOnFault(true) // want `this holds for the goroutine that comes first alone`
	})
	return *(*byte)(p)
}

func startedItself() {
	go debug.SetPanicOnFault(true) // want `the goroutine ends here, and the setting with it`
}

func startedAlone() {
	go func() {
		debug.SetPanicOnFault(true) // want `the goroutine ends here, and the setting with it`
	}()
}

func startedAndDefers(p *byte) {
	go func() {
		defer func() { _ = *p }()
		debug.SetPanicOnFault(true)
	}()
}

func mapped(fd int, results chan<- string) error {
	debug.SetPanicOnFault(true) // want `this holds for another goroutine than the one that touches the memory`
	data, err := syscall.Mmap(fd, 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return err
	}
	go func() {
		defer func() { _ = recover() }()
		results <- string(data)
	}()
	return nil
}

func copied(fd int, to []byte) {
	_ = debug.SetPanicOnFault(true) // want `this holds for another goroutine`
	data, _ := syscall.Mmap(fd, 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED)
	go func() {
		for i := range to {
			copy(to[i:], data)
		}
	}()
}

func ranged(fd int) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // want `this holds for another goroutine`
	data, _ := syscall.Mmap(fd, 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED)
	go func() {
		for range data {
		}
	}()
}

type page struct{ kind byte }

func field(at uintptr) {
	debug.SetPanicOnFault(true) // want `this holds for another goroutine`
	go func() {
		if (*page)(unsafe.Pointer(at)).kind > 0 {
			return
		}
	}()
}

func setThere(p unsafe.Pointer, found chan<- byte) {
	debug.SetPanicOnFault(true)
	go func() {
		debug.SetPanicOnFault(true)
		found <- *(*byte)(p)
	}()
}

func touchedHere(p unsafe.Pointer, found chan<- byte) {
	debug.SetPanicOnFault(true)
	first := *(*byte)(p)
	go func() {
		found <- first + *(*byte)(p)
	}()
}

func startedBefore(p unsafe.Pointer, found chan<- byte) {
	go func() {
		found <- *(*byte)(p)
	}()
	debug.SetPanicOnFault(true)
	found <- 1
}

func ownMemory(n int32, found chan<- byte) {
	debug.SetPanicOnFault(true)
	go func() {
		found <- *(*byte)(unsafe.Pointer(&n))
	}()
}

func unmapped(fd int) {
	debug.SetPanicOnFault(true)
	data, _ := syscall.Mmap(fd, 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED)
	go func() {
		_ = syscall.Munmap(data)
	}()
}

func switchedOff(p unsafe.Pointer, found chan<- byte) {
	debug.SetPanicOnFault(false)
	go func() { found <- *(*byte)(p) }()
}

func probe(at uintptr) byte {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return *(*byte)(unsafe.Pointer(at))
}

type settings struct{}

func (settings) init() {
	debug.SetPanicOnFault(true)
}

func init() {
	debug.SetPanicOnFault(true)
	table = probe(1)
}

func init() {
	debug.SetPanicOnFault(true)
	table = *(*byte)(unsafe.Pointer(start))
}

var (
	start uintptr
	table byte
)
