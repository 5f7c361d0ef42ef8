package guard

import "testing"

// shared is a map with the value 10 under the key 1, loaded so often that loads
// take no lock, and the entry of that key.
func shared(t *testing.T) (*Map[int, int], *entry[int]) {
	t.Helper()
	m := new(Map[int, int])
	if err := m.Store(1, 10); err != nil {
		t.Fatal(err)
	}
	e := m.find(1)
	if e == nil {
		t.Fatal("no entry")
	}
	for range lockedLoads {
		m.Load(1)
		if e.shared.Load() != nil {
			t.Fatal("shared too early")
		}
	}
	m.Load(1)
	if e.shared.Load() == nil {
		t.Fatal("not shared")
	}
	return m, e
}

func TestASharedValueIsLoadedWithoutALock(t *testing.T) {
	m, e := shared(t)
	loads := map[string]func() int{
		"Load":          func() int { v, _ := m.Load(1); return v },
		"LoadOrStore":   func() int { v, _, _ := m.LoadOrStore(1, 2); return v },
		"LoadOrCompute": func() int { v, _, _ := m.LoadOrCompute(patient(t), 1, nil); return v },
		"Range": func() (sum int) {
			for v := range m.Values() {
				sum += v
			}
			return sum
		},
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for name, load := range loads {
		loaded := make(chan int, 1)
		go func() { loaded <- load() }()
		if v := receive(t, loaded); v != 10 {
			t.Errorf("%s gives %d", name, v)
		}
	}
}

// Who read the box of a value without a lock may still be about to copy it.
func TestASharedBoxIsNeverWrittenAgain(t *testing.T) {
	writes := map[string]func(m *Map[int, int]){
		"Store":          func(m *Map[int, int]) { _ = m.Store(1, 20) },
		"CompareAndSwap": func(m *Map[int, int]) { m.CompareAndSwap(1, 20, func(int) bool { return true }) },
		"Compute": func(m *Map[int, int]) {
			_, _, _ = m.Compute(1, func(old int, _ bool) (int, Op) { return old * 2, Set })
		},
		"Delete and Store": func(m *Map[int, int]) { m.Delete(1); _ = m.Store(1, 20) },
		"Clear and Store":  func(m *Map[int, int]) { m.Clear(); _ = m.Store(1, 20) },
	}
	for name, write := range writes {
		t.Run(name, func(t *testing.T) {
			m, e := shared(t)
			box := e.shared.Load()
			write(m)
			if *box != 10 {
				t.Errorf("the box has %d", *box)
			}
			if e.shared.Load() != nil {
				t.Error("the old value is still shared")
			}
			// More than before, so that the new value is shared, too.
			for range 2 * lockedLoads {
				if v, ok := m.Load(1); v != 20 || !ok {
					t.Errorf("then loaded %d %t", v, ok)
				}
			}
		})
	}
}

func TestADeletedValueIsNotLoadedThroughItsEntry(t *testing.T) {
	m, e := shared(t)
	m.Delete(1)
	if v, ok := e.load(); v != 0 || ok {
		t.Errorf("loaded %d %t", v, ok)
	}
	if _, ok := e.swap(5); ok {
		t.Error("swapped")
	}
}

// What a key costs that is loaded between its writes.
func TestOnlyAWriteOfASharedValueAllocates(t *testing.T) {
	var m Map[string, [4]int]
	step := func(loads int) func() {
		return func() {
			if err := m.Store("k", [4]int{loads}); err != nil {
				t.Error(err)
			}
			for range loads {
				m.Load("k")
			}
		}
	}
	if n := testing.AllocsPerRun(1000, step(lockedLoads)); n != 0 {
		t.Errorf("a write of an unshared value allocates %v times", n)
	}
	if n := testing.AllocsPerRun(1000, step(100)); n != 1 {
		t.Errorf("a write of a shared value allocates %v times", n)
	}
}
