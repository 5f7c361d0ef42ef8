package guard

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
)

// A bank whose accounts are moved by all operations of a Map at once: each key
// counts its own changes, and the map has to come to the same sum.
func TestMapUnderStress(t *testing.T) {
	const goroutines, keys = 8, 16
	var m Map[int, int64]
	var want [keys]atomic.Int64
	var all sync.WaitGroup
	for g := range goroutines {
		all.Add(1)
		go func() {
			defer all.Done()
			random := rand.New(rand.NewPCG(uint64(g), 1))
			for range *operations / goroutines {
				key := random.IntN(keys)
				change, err := changeSomehow(&m, key, random.IntN(7))
				if err != nil {
					t.Error(err)
					return
				}
				want[key].Add(change)
			}
		}()
	}
	all.Wait()
	there := 0
	for key := range keys {
		have, ok := m.Load(key)
		if ok {
			there++
		}
		if have != want[key].Load() {
			t.Errorf("key %d is %d, want %d", key, have, want[key].Load())
		}
	}
	if m.Len() != there {
		t.Errorf("Len is %d, but %d are there", m.Len(), there)
	}
}

// changeSomehow does one operation on a key and says by how much the key's value
// grew; a key that is not there counts as zero.
func changeSomehow(m *Map[int, int64], key, way int) (change int64, err error) {
	switch way {
	case 0:
		if !m.DeleteIf(key, func(v int64) bool { change = -v; return v%2 == 0 }) {
			change = 0
		}
	case 1:
		previous, _, swapErr := m.Swap(key, 5)
		change, err = 5-previous, swapErr
	case 2:
		_, loaded, loadErr := m.LoadOrStore(key, 3)
		if err = loadErr; !loaded {
			change = 3
		}
	case 3:
		if m.CompareAndSwap(key, 100, func(v int64) bool { change = 100 - v; return v < 50 }) {
			return change, nil
		}
		change = 0
	case 4:
		_, loaded, onceErr := m.LoadOrCompute(context.Background(), key, func(context.Context) (int64, error) { return 9, nil })
		if err = onceErr; !loaded {
			change = 9
		}
	case 5:
		_, _, err = m.Compute(key, func(old int64, _ bool) (int64, Op) {
			change = -old
			return 0, Delete
		})
	default:
		_, _, err = m.Compute(key, func(old int64, _ bool) (int64, Op) {
			change = 1
			return old + 1, Set
		})
	}
	return change, err
}

func TestIncrementsAreNotLost(t *testing.T) {
	const goroutines = 8
	var m Map[string, int]
	var all sync.WaitGroup
	for range goroutines {
		all.Add(1)
		go func() {
			defer all.Done()
			for range *operations / goroutines {
				if _, _, err := m.Compute("k", func(old int, _ bool) (int, Op) { return old + 1, Set }); err != nil {
					t.Error(err)
					return
				}
			}
		}()
	}
	all.Wait()
	if v, _ := m.Load("k"); v != *operations/goroutines*goroutines {
		t.Errorf("counted to %d", v)
	}
}

// Goroutines that load see whole values, and each sees them in the order in which
// they were written, whether they are shared or not.
func TestLoadsFollowWrites(t *testing.T) {
	const writers, readers = 2, 6
	var m Map[string, [3]int]
	if err := m.Store("k", [3]int{}); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	each := func(goroutines int, step func(last int) int) {
		for range goroutines {
			all.Add(1)
			go func() {
				defer all.Done()
				last := 0
				for range *operations / (writers + readers) {
					last = step(last)
				}
			}()
		}
	}
	each(writers, func(int) int {
		_, _, err := m.Compute("k", func(old [3]int, _ bool) ([3]int, Op) {
			next := old[0] + 1
			return [3]int{next, next, next}, Set
		})
		if err != nil {
			t.Error(err)
		}
		return 0
	})
	each(readers, func(last int) int {
		v, ok := m.Load("k")
		if !ok || v[0] < last || v[1] != v[0] || v[2] != v[0] {
			t.Errorf("loaded %v %t after %d", v, ok, last)
		}
		return v[0]
	})
	all.Wait()
	if v, _ := m.Load("k"); v[0] != *operations/(writers+readers)*writers {
		t.Errorf("counted to %v", v)
	}
}
