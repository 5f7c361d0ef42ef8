package guard

import (
	"errors"
	"maps"
	"math"
	"reflect"
	"slices"
	"testing"
)

// filled is a map with the keys 1 to n, under each its square.
func filled(t *testing.T, n int) *Map[int, int] {
	t.Helper()
	m := new(Map[int, int])
	for i := 1; i <= n; i++ {
		if err := m.Store(i, i*i); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func wantMap(t *testing.T, m *Map[int, int], want map[int]int) {
	t.Helper()
	if have := maps.Collect(m.All()); !maps.Equal(have, want) || m.Len() != len(want) {
		t.Errorf("map is %v with length %d, want %v", have, m.Len(), want)
	}
}

func TestTheZeroMapIsEmptyAndReady(t *testing.T) {
	var m Map[string, int]
	if v, ok := m.Load("a"); v != 0 || ok || m.Len() != 0 || m.Delete("a") {
		t.Error("the zero Map is not empty")
	}
	if err := m.Store("a", 1); err != nil {
		t.Fatal(err)
	}
	if v, ok := m.Load("a"); v != 1 || !ok || m.Len() != 1 {
		t.Errorf("stored 1, loaded %d %t", v, ok)
	}
}

func TestMapOperations(t *testing.T) {
	m := filled(t, 2)
	if previous, loaded, err := m.Swap(1, 10); previous != 1 || !loaded || err != nil {
		t.Errorf("Swap: %d %t %v", previous, loaded, err)
	}
	if previous, loaded, err := m.Swap(3, 30); previous != 0 || loaded || err != nil {
		t.Errorf("Swap of nothing: %d %t %v", previous, loaded, err)
	}
	if actual, loaded, err := m.LoadOrStore(3, 31); actual != 30 || !loaded || err != nil {
		t.Errorf("LoadOrStore: %d %t %v", actual, loaded, err)
	}
	if actual, loaded, err := m.LoadOrStore(4, 40); actual != 40 || loaded || err != nil {
		t.Errorf("LoadOrStore of nothing: %d %t %v", actual, loaded, err)
	}
	is := func(want int) func(int) bool { return func(v int) bool { return v == want } }
	if !m.CompareAndSwap(4, 44, is(40)) || m.CompareAndSwap(4, 45, is(40)) || m.CompareAndSwap(5, 50, is(0)) {
		t.Error("CompareAndSwap")
	}
	if !m.DeleteIf(1, is(10)) || m.DeleteIf(2, is(5)) || m.DeleteIf(9, is(0)) {
		t.Error("DeleteIf")
	}
	if !m.Delete(3) || m.Delete(3) {
		t.Error("Delete")
	}
	wantMap(t, m, map[int]int{2: 4, 4: 44})
	m.Clear()
	wantMap(t, m, map[int]int{})
}

func TestCompute(t *testing.T) {
	m := filled(t, 3)
	tests := []struct {
		key   int
		op    Op
		value int
		ok    bool
	}{
		{1, Set, 101, true},
		{2, Delete, 0, false},
		{3, Keep, 9, true},
		{4, Set, 100, true},
		{5, Delete, 0, false},
		{6, Keep, 0, false},
		{3, Op(77), 9, true},
	}
	for _, test := range tests {
		value, ok, err := m.Compute(test.key, func(old int, loaded bool) (int, Op) {
			if stored, there := m.Load(test.key); stored != old || there != loaded {
				t.Errorf("key %d: update got %d %t, stored is %d %t", test.key, old, loaded, stored, there)
			}
			return old + 100, test.op
		})
		if value != test.value || ok != test.ok || err != nil {
			t.Errorf("key %d, op %d: %d %t %v", test.key, test.op, value, ok, err)
		}
	}
	wantMap(t, m, map[int]int{1: 101, 3: 9, 4: 100})
}

// A function that is given to the map may call the map, its own key included,
// and is asked again when the key was written meanwhile.
func TestFunctionsAreAskedAgainWhenTheKeyWasWritten(t *testing.T) {
	interfere := func(m *Map[int, int], asked *[]int, v int) {
		*asked = append(*asked, v)
		if len(*asked) == 1 {
			if err := m.Store(1, 50); err != nil {
				t.Error(err)
			}
		}
	}
	tests := map[string]func(m *Map[int, int], asked *[]int){
		"Compute": func(m *Map[int, int], asked *[]int) {
			_, _, err := m.Compute(1, func(old int, _ bool) (int, Op) {
				interfere(m, asked, old)
				return old + 1, Set
			})
			if err != nil {
				t.Error(err)
			}
			wantMap(t, m, map[int]int{1: 51})
		},
		"Compute that deletes": func(m *Map[int, int], asked *[]int) {
			_, _, err := m.Compute(1, func(old int, _ bool) (int, Op) {
				interfere(m, asked, old)
				return 0, Delete
			})
			if err != nil {
				t.Error(err)
			}
			wantMap(t, m, map[int]int{})
		},
		"DeleteIf": func(m *Map[int, int], asked *[]int) {
			deleted := m.DeleteIf(1, func(v int) bool {
				interfere(m, asked, v)
				return v == 1
			})
			if deleted {
				t.Error("deleted what was not asked about")
			}
			wantMap(t, m, map[int]int{1: 50})
		},
		"CompareAndSwap": func(m *Map[int, int], asked *[]int) {
			swapped := m.CompareAndSwap(1, 7, func(v int) bool {
				interfere(m, asked, v)
				return true
			})
			if !swapped {
				t.Error("did not swap")
			}
			wantMap(t, m, map[int]int{1: 7})
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var asked []int
			test(filled(t, 1), &asked)
			if !slices.Equal(asked, []int{1, 50}) {
				t.Errorf("asked about %v", asked)
			}
		})
	}
}

func TestComputeIsAskedAgainWhenTheKeyCameOrWent(t *testing.T) {
	var m Map[int, int]
	var asked []bool
	_, _, err := m.Compute(1, func(old int, loaded bool) (int, Op) {
		asked = append(asked, loaded)
		switch len(asked) {
		case 1:
			if err := m.Store(1, 5); err != nil {
				t.Error(err)
			}
		case 2:
			m.Delete(1)
		}
		return old + 1, Set
	})
	if err != nil || !slices.Equal(asked, []bool{false, true, false}) {
		t.Errorf("asked %v, error %v", asked, err)
	}
	wantMap(t, &m, map[int]int{1: 1})
}

func TestAPanicOfAFunctionLeavesTheMapAsItWas(t *testing.T) {
	m := filled(t, 1)
	calls := map[string]func(){
		"Compute":        func() { _, _, _ = m.Compute(1, func(int, bool) (int, Op) { panic("x") }) },
		"DeleteIf":       func() { m.DeleteIf(1, func(int) bool { panic("x") }) },
		"CompareAndSwap": func() { m.CompareAndSwap(1, 5, func(int) bool { panic("x") }) },
		"Range":          func() { m.Range(func(int, int) bool { panic("x") }) },
	}
	for name, call := range calls {
		if v := panicOf(call); v != "x" {
			t.Errorf("%s panics with %v", name, v)
		}
		wantMap(t, m, map[int]int{1: 1})
		if err := m.Store(1, 1); err != nil {
			t.Error(err)
		}
	}
}

func TestIterators(t *testing.T) {
	m := filled(t, 3)
	if keys := slices.Sorted(m.Keys()); !slices.Equal(keys, []int{1, 2, 3}) {
		t.Errorf("keys %v", keys)
	}
	if values := slices.Sorted(m.Values()); !slices.Equal(values, []int{1, 4, 9}) {
		t.Errorf("values %v", values)
	}
	count := 0
	for key := range m.All() {
		count++
		m.Delete(key)
		if count == 2 {
			break
		}
	}
	if m.Len() != 1 {
		t.Errorf("%d are left", m.Len())
	}
}

func TestABadKeyIsAnErrorAndNeverThere(t *testing.T) {
	var m Map[any, int]
	type pair struct {
		a any
		b float64
	}
	bad := map[string]any{
		"guard: key of type []int cannot be compared":          []int{1},
		"guard: key of type float64 is not equal to itself":    math.NaN(),
		"guard: key of type guard.pair cannot be compared":     pair{a: func() {}},
		"guard: key of type guard.pair is not equal to itself": pair{b: math.NaN()},
		"guard: key of type [1]any cannot be compared":         [1]any{map[int]int{}},
		"guard: key of type complex128 is not equal to itself": complex(math.NaN(), 0),
	}
	for want, key := range bad {
		wantError(t, m.Store(key, 1), want)
		_, _, err := m.Swap(key, 1)
		wantError(t, err, want)
		_, _, err = m.LoadOrStore(key, 1)
		wantError(t, err, want)
		_, _, err = m.Compute(key, func(int, bool) (int, Op) { t.Error("asked"); return 1, Set })
		wantError(t, err, want)
		_, _, err = m.LoadOrCompute(patient(t), key, nil)
		wantError(t, err, want)
		always := func(int) bool { return true }
		if _, ok := m.Load(key); ok || m.Delete(key) || m.DeleteIf(key, always) || m.CompareAndSwap(key, 1, always) {
			t.Errorf("%v is there", key)
		}
	}
	if m.Len() != 0 {
		t.Errorf("%d bad keys are there", m.Len())
	}
	for i, key := range []any{nil, "a", 1, 1.5, pair{a: 1, b: 2}, [1]any{nil}} {
		if err := m.Store(key, i); err != nil {
			t.Errorf("%v: %v", key, err)
		}
		if v, ok := m.Load(key); v != i || !ok {
			t.Errorf("%v is %d, %t", key, v, ok)
		}
	}
	if as := as[*KeyError](t, m.Store([]int{}, 1)); as.Key.String() != "[]int" {
		t.Errorf("key is of type %v", as.Key)
	}
}

func TestPlainKeysAreNotLookedAt(t *testing.T) {
	if plain := new(keyCheck); !plain.plain(reflect.TypeFor[struct {
		a [2]string
		b *int
	}]()) || plain.need.Load() != plainKeys {
		t.Error("strings and pointers are doubtful")
	}
	for _, doubtful := range []reflect.Type{reflect.TypeFor[[1]struct{ e error }](), reflect.TypeFor[float32]()} {
		if new(keyCheck).plain(doubtful) {
			t.Errorf("%v is plain", doubtful)
		}
	}
}

func TestNothingIsAllocatedOnTheWay(t *testing.T) {
	m := filled(t, 300)
	c := NewChan[int](1)
	var boxed any = 12345
	paths := map[string]func(){
		"Cast": func() {
			if _, err := Cast[int](boxed); err != nil {
				t.Error(err)
			}
		},
		"Map.Load": func() { m.Load(300) },
		"Map.Store": func() {
			if err := m.Store(300, 1); err != nil {
				t.Error(err)
			}
		},
		"Map.Compute": func() {
			if _, _, err := m.Compute(300, func(old int, _ bool) (int, Op) { return old + 1, Set }); err != nil {
				t.Error(err)
			}
		},
		"Map.DeleteIf": func() { m.DeleteIf(300, func(int) bool { return false }) },
		"TrySend and TryRecv": func() {
			if err := errors.Join(c.TrySend(1), second(c.TryRecv())); err != nil {
				t.Error(err)
			}
		},
	}
	for name, path := range paths {
		if n := testing.AllocsPerRun(1000, path); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
