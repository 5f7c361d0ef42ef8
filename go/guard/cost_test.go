package guard

import (
	"reflect"
	"strconv"
	"sync"
	"testing"
)

// The costs of the package beside the plain forms. `cargo xtask bench guard` runs
// these and prints the table of docs/guard.md: a benchmark has the sub-benchmarks
// "plain" and "guard", which do the same.

var (
	boxed   any = 7
	reader  any = &readerOfNothing{}
	cells       = keysOfCosts(1024)
	intSink int
)

type readerOfNothing struct{}

func (*readerOfNothing) Read([]byte) (int, error) { return 0, nil }

func keysOfCosts(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = "key-" + strconv.Itoa(i)
	}
	return keys
}

func BenchmarkCast(b *testing.B) {
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			v, ok := boxed.(int)
			if !ok {
				b.Fatal(v)
			}
			intSink += v
		}
	})
	b.Run("guard", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			v, err := Cast[int](boxed)
			if err != nil {
				b.Fatal(err)
			}
			intSink += v
		}
	})
}

func BenchmarkCastValue(b *testing.B) {
	v := reflect.ValueOf(&struct{ A int }{7}).Elem().Field(0)
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			n, _ := v.Interface().(int)
			intSink += n
		}
	})
	b.Run("guard", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			n, err := CastValue[int](v)
			if err != nil {
				b.Fatal(err)
			}
			intSink += n
		}
	})
}

// The plain form of Map.Load is sync.Map's.
func BenchmarkMapLoad(b *testing.B) {
	var plain sync.Map
	var ours Map[string, int]
	for i, key := range cells {
		plain.Store(key, i)
		if err := ours.Store(key, i); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			v, _ := plain.Load(cells[i&1023])
			n, _ := v.(int)
			intSink += n
		}
	})
	b.Run("guard", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			n, _ := ours.Load(cells[i&1023])
			intSink += n
		}
	})
}

// The plain form of Map.Compute is a map behind a mutex.
func benchmarkCompute(b *testing.B, goroutines int) {
	var mu sync.Mutex
	plain := make(map[string]int)
	var ours Map[string, int]
	for i, key := range cells {
		plain[key] = i
		if err := ours.Store(key, i); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		onGoroutines(b, goroutines, func(i int) {
			mu.Lock()
			plain[cells[i&1023]]++
			mu.Unlock()
		})
	})
	b.Run("guard", func(b *testing.B) {
		b.ReportAllocs()
		onGoroutines(b, goroutines, func(i int) {
			_, _, err := ours.Compute(cells[i&1023], func(old int, _ bool) (int, Op) { return old + 1, Set })
			if err != nil {
				b.Error(err)
			}
		})
	})
}

func BenchmarkMapCompute1(b *testing.B)  { benchmarkCompute(b, 1) }
func BenchmarkMapCompute4(b *testing.B)  { benchmarkCompute(b, 4) }
func BenchmarkMapCompute8(b *testing.B)  { benchmarkCompute(b, 8) }
func BenchmarkMapCompute32(b *testing.B) { benchmarkCompute(b, 32) }

// onGoroutines does b.N steps in all, on so many goroutines, each beginning elsewhere.
func onGoroutines(b *testing.B, n int, step func(i int)) {
	var all sync.WaitGroup
	for g := range n {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range b.N / n {
				step(i + g*257)
			}
		}()
	}
	all.Wait()
}

func BenchmarkChanTry(b *testing.B) {
	b.Run("plain", func(b *testing.B) {
		ch := make(chan int, 1)
		b.ReportAllocs()
		for i := range b.N {
			select {
			case ch <- i:
			default:
				b.Fatal("full")
			}
			select {
			case v := <-ch:
				intSink += v
			default:
				b.Fatal("empty")
			}
		}
	})
	b.Run("guard", func(b *testing.B) {
		ch := NewChan[int](1)
		b.ReportAllocs()
		for i := range b.N {
			if err := ch.TrySend(i); err != nil {
				b.Fatal(err)
			}
			v, err := ch.TryRecv()
			if err != nil {
				b.Fatal(err)
			}
			intSink += v
		}
	})
}
