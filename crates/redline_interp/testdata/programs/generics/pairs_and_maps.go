// Generic types nest in each other with several parameters.
// Spec: Instantiations.
package main

type pair[K comparable, V any] struct {
	key   K
	value V
}

type table[K comparable, V any] struct {
	index map[K]int
	pairs []pair[K, V]
}

func (t *table[K, V]) set(k K, v V) {
	if t.index == nil {
		t.index = make(map[K]int)
	}
	if i, ok := t.index[k]; ok {
		t.pairs[i].value = v
		return
	}
	t.index[k] = len(t.pairs)
	t.pairs = append(t.pairs, pair[K, V]{k, v})
}

func main() {
	var t table[string, pair[int, []bool]]
	t.set("a", pair[int, []bool]{1, nil})
	t.set("b", pair[int, []bool]{2, []bool{true}})
	t.set("a", pair[int, []bool]{key: 3})
	for _, p := range t.pairs {
		println(p.key, p.value.key, len(p.value.value))
	}
}
