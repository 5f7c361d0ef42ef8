// Crashes in the way that its argument names, so that what Go prints can be recorded.
package main

import (
	"errors"
	"log"
	"math/rand"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

type point struct{ x, y int }

type shape interface{ area() int }

var (
	nilPoint *point
	nilFunc  func()
	nilShape shape
	nilMap   map[string]int
	three    = []int{1, 2, 3}
	zero     int
	minus        = -1
	anything any = "text"
	list     any = []int{1}
	shared       = map[int]int{}
	word     uint64
	kept     []*int
	pointer  *[1 << 16]byte
	frames   int
	huge     uint64 = 1 << 45
)

var crashes = map[string]func(){
	"nil-pointer":         func() { nilPoint.y = 1 },
	"nil-function":        func() { nilFunc() },
	"nil-interface":       func() { nilShape.area() },
	"nil-map":             func() { nilMap["a"] = 1 },
	"index":               func() { three[len(three)+2]++ },
	"index-negative":      func() { three[minus]++ },
	"slice-end":           func() { three = three[:len(three)+2] },
	"slice-crossed":       func() { three = three[len(three) : minus+2] },
	"slice-string":        func() { _ = anything.(string)[:len(three)*2] },
	"slice-to-array":      func() { _ = [4]int(three) },
	"divide":              func() { zero = 1 / zero },
	"shift":               func() { zero = 1 << minus },
	"make-slice":          func() { three = make([]int, minus) },
	"make-slice-capacity": func() { three = make([]int, 2, zero) },
	"make-chan":           func() { _ = make(chan int, minus) },
	"repeat":              func() { _ = strings.Repeat("a", minus) },
	"grow":                func() { new(strings.Builder).Grow(minus) },
	"rand":                func() { rand.Intn(zero) },
	"ticker":              func() { time.NewTicker(time.Duration(zero)) },
	"must-compile":        func() { regexp.MustCompile("(") },
	"reflect-kind":        func() { reflect.ValueOf(1).Elem() },
	"reflect-unaddressed": func() { reflect.ValueOf(1).SetInt(2) },
	"atomic-value-nil":    func() { new(atomic.Value).Store(nil) },
	"atomic-value-type":   func() { var v atomic.Value; v.Store(1); v.Store("a") },
	"assertion":           func() { _ = anything.(int) },
	"assertion-nil":       func() { anything = nil; _ = anything.(int) },
	"assertion-method":    func() { _ = anything.(shape) },
	"map-key":             func() { _ = map[any]int{list: 1} },
	"comparison":          func() { println(list == list) },
	"panic-text":          func() { panic("out of cheese") },
	"panic-error":         func() { panic(errors.New("out of cheese")) },
	"panic-value":         func() { panic(point{1, 2}) },
	"panic-nil":           func() { panic(nil) },
	"panic-again":         func() { defer func() { panic(recover()) }(); panic("out of cheese") },
	"panic-goroutine":     func() { go panic("out of cheese"); select {} },
	"exit":                func() { os.Exit(3) },
	"log-fatal":           func() { log.SetFlags(0); log.Fatal("out of cheese") },
	"log-panic":           func() { log.SetFlags(0); log.Panic("out of cheese") },
	"goexit":              func() { runtime.Goexit() },
	"deadlock":            func() { <-make(chan int) },
	"deadlock-lock":       func() { var mu sync.Mutex; mu.Lock(); mu.Lock() },
	"close-closed":        func() { c := make(chan int); close(c); close(c) },
	"close-nil":           func() { close((chan int)(nil)) },
	"send-closed":         func() { c := make(chan int, 1); close(c); c <- 1 },
	"map-writes":          func() { race(write, write) },
	"map-read":            func() { race(write, read) },
	"map-iteration":       func() { race(write, iterate) },
	"unlock":              func() { new(sync.Mutex).Unlock() },
	"unlock-read":         func() { new(sync.RWMutex).RUnlock() },
	"unlock-write":        func() { new(sync.RWMutex).Unlock() },
	"wait-group":          func() { new(sync.WaitGroup).Done() },
	"stack":               func() { descend(point{}) },
	"memory":              func() { _ = make([]byte, huge) },
	"memory-limit":        func() { limit(syscall.RLIMIT_AS, 1<<30); _ = make([]byte, huge>>12) },
	"threads":             func() { debug.SetMaxThreads(5); block(20) },
	"fault":               func() { *(*int)(*(*unsafe.Pointer)(unsafe.Pointer(&word)))++ },
	"string-write":        func() { *unsafe.StringData("constant" + suffix) = 'C' },
	"bad-pointer":         badPointer,
	"checkptr-arithmetic": func() { pointer = (*[1 << 16]byte)(unsafe.Pointer(uintptr(unsafe.Pointer(new([8]int))) + 1<<12)) },
	"data-race":           func() { go func() { zero++ }(); zero++; time.Sleep(time.Second) },
	"atomic-misaligned":   func() { atomic.AddInt64((*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(new([2]int64)))+4)), 1) },
	"signal-quit":         func() { raise(syscall.SIGQUIT) },
	"signal-terminate":    func() { raise(syscall.SIGTERM) },
	"signal-abort":        func() { raise(syscall.SIGABRT) },
}

const suffix = " text"

func main() {
	word = 0x123456789000
	crashes[os.Args[1]]()
}

func write() { shared[1]++ }
func read()  { _ = shared[1] }
func iterate() {
	for range shared {
	}
}

func race(a, b func()) {
	loop := func(f func()) {
		for {
			f()
		}
	}
	go loop(a)
	loop(b)
}

func descend(p point) point { frames++; p = descend(p); p.x++; return p }

func raise(signal syscall.Signal) {
	if err := syscall.Kill(os.Getpid(), signal); err != nil {
		panic(err)
	}
	time.Sleep(5 * time.Second)
}

func limit(resource int, to uint64) {
	if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: to, Max: to}); err != nil {
		panic(err)
	}
}

// block holds n threads in a system call each.
func block(n int) {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		panic(err)
	}
	for range n {
		go syscall.Read(ends[0], make([]byte, 1))
	}
	time.Sleep(2 * time.Second)
}

func badPointer() {
	for range 100 {
		big := make([]byte, 1<<20)
		address := uintptr(unsafe.Pointer(&big[0]))
		big = nil
		runtime.GC()
		runtime.GC()
		kept = append(kept, (*int)(unsafe.Pointer(address)))
		runtime.GC()
	}
}
