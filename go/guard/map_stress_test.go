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
