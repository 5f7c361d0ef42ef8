package p

import (
	"sync/atomic"
	sync "sync/atomic"
)

type stats struct {
	hits  int64
	open  uint32
	reads uint64
	inner
	ptr  *inner
	more int32
	last atomic.Int64
	good uint64
}

type inner struct {
	a uint64
	b [3]uint64
}

type pair struct {
	count int64
	name  uint32
}

var global int64
var globals struct {
	a int32
	b int64
}

func counters(s *stats, v stats, list []pair, array *[4]pair, words []int64, i int) {
	atomic.AddInt64(&s.hits, 1)
	atomic.AddUint64(&s.reads, 1) // want `64-bit atomic operation at offset 12 of stats`
	sync.LoadUint64(&(v.reads)) // want `64-bit atomic operation at offset 12 of stats`
	atomic.StoreUint64(&s.a, 1) // want `at offset 20 of stats`
	atomic.StoreUint64(&s.inner.b[1], 1) // want `at offset 36 of stats`
	atomic.SwapUint64(&s.b[i], 1) // want `at offset 28 of stats`
	atomic.SwapUint64(&s.ptr.a, 1)
	atomic.SwapUint64(&s.ptr.b[i], 1)
	atomic.AddUint64(&s.good, 1)
	atomic.AddUint32(&s.open, 1)
	s.last.Add(1)
	atomic.CompareAndSwapInt64(&list[i].count, 1, 2) // want `on elements of 12 bytes of a slice of pair`
	atomic.AddInt64(&list[0].count, 1)
	atomic.AddInt64(&list[1].count, 1) // want `at offset 12 of a slice of pair`
	atomic.AddInt64(&array[i].count, 1) // want `on elements of 12 bytes of [4]pair`
	atomic.AddInt64(&array[2].count, 1)
	atomic.AddInt64(&words[i], 1)
	atomic.AddInt64(&global, 1)
	atomic.AddInt64(&globals.b, 1) // want `at offset 4 of struct{a int32; b int64}`
	local := int64(1)
	atomic.AddInt64(&local, 1)
	atomic.AddInt64((*int64)(&s.hits), 1)
	given := &s.reads
	atomic.AddUint64(given, 1)
}

type generic[T any] struct {
	value T
	count int64
}

func (g *generic[T]) add() { atomic.AddInt64(&g.count, 1) }

func (g *generic[T]) addTo(h *generic[int32]) {
	atomic.AddInt64(&h.count, 1) // want `at offset 4 of generic[int32]`
}

type shard struct {
	name  *int
	count int64
	_     [48]byte
}

func padded(shards []shard, i int) {
	atomic.AddInt64(&shards[i].count, 1)
}
