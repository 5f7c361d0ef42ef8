package guard

import (
	"context"
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
	cells       = keysOfCosts(1024)
	intSink int
)

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

// beside measures two forms that do the same.
func beside(b *testing.B, plain, guard func(i int)) {
	for name, form := range map[string]func(int){"plain": plain, "guard": guard} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				form(i)
			}
		})
	}
}

func BenchmarkMapStore(b *testing.B) {
	var plain sync.Map
	var ours Map[string, int]
	beside(b,
		func(i int) { plain.Store(cells[i&1023], i) },
		func(i int) { _ = ours.Store(cells[i&1023], i) })
}

func BenchmarkMapDeleteIf(b *testing.B) {
	var plain sync.Map
	var ours Map[string, int]
	beside(b,
		func(i int) {
			key := cells[i&1023]
			plain.LoadOrStore(key, 1)
			plain.CompareAndDelete(key, 1)
		},
		func(i int) {
			key := cells[i&1023]
			_, _, _ = ours.LoadOrStore(key, 1)
			ours.DeleteIf(key, func(v int) bool { return v == 1 })
		})
}

func BenchmarkChanSendRecv(b *testing.B) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	plain := make(chan int, 1)
	ours := NewChan[int](1)
	beside(b,
		func(i int) {
			select {
			case plain <- i:
			case <-ctx.Done():
			}
			select {
			case v := <-plain:
				intSink += v
			case <-ctx.Done():
			}
		},
		func(i int) {
			_ = ours.Send(ctx, i)
			v, _ := ours.Recv(ctx)
			intSink += v
		})
}

func BenchmarkPath(b *testing.B) {
	it := sample()
	beside(b,
		func(int) { intSink += it.A.B[0].C },
		func(int) {
			v, _ := Path(it, "A.B[0].C")
			n, _ := Cast[int](v)
			intSink += n
		})
}

func BenchmarkCall(b *testing.B) {
	add := reflect.ValueOf(func(a, b int) int { return a + b })
	var fn = add.Interface()
	one, two := reflect.ValueOf(1), reflect.ValueOf(2)
	beside(b,
		func(int) { intSink += int(add.Call([]reflect.Value{one, two})[0].Int()) },
		func(int) {
			results, _ := Call(fn, 1, 2)
			n, _ := Cast[int](results[0])
			intSink += n
		})
}

func BenchmarkGo(b *testing.B) {
	ctx := context.Background()
	done := make(chan struct{})
	beside(b,
		func(int) { go func() { done <- struct{}{} }(); <-done },
		func(int) {
			Go(ctx, "worker", func(context.Context) error { done <- struct{}{}; return nil })
			<-done
		})
}

func BenchmarkGroupOf8(b *testing.B) {
	ctx := context.Background()
	beside(b,
		func(int) {
			var all sync.WaitGroup
			for range 8 {
				all.Add(1)
				go func() { defer all.Done() }()
			}
			all.Wait()
		},
		func(int) {
			g := NewGroup(ctx, 0)
			for range 8 {
				_ = g.Go("worker", func(context.Context) error { return nil })
			}
			_ = g.Wait(ctx)
		})
}

func BenchmarkRecover(b *testing.B) {
	var nothing error
	beside(b,
		func(int) { defer func() { _ = recover() }() },
		func(int) { defer Recover(&nothing) })
}

func BenchmarkClose(b *testing.B) {
	var nothing error
	c := closer(func() error { return nil })
	beside(b,
		func(int) { defer c.Close() },
		func(int) { defer Close(&nothing, c) })
}

func BenchmarkFaults(b *testing.B) {
	work := func() error { intSink++; return nil }
	beside(b,
		func(int) { _ = work() },
		func(int) { _ = Faults(work) })
}

func BenchmarkDepthOf100(b *testing.B) {
	var plain func(n int) int
	plain = func(n int) int {
		if n == 0 {
			return 0
		}
		return plain(n-1) + 1
	}
	var ours func(depth Depth) int
	ours = func(depth Depth) int {
		depth, err := depth.Enter()
		if err != nil {
			return 0
		}
		if depth.Left() == 0 {
			return 0
		}
		return ours(depth) + 1
	}
	beside(b,
		func(int) { intSink += plain(100) },
		func(int) { intSink += ours(NewDepth(101)) })
}
