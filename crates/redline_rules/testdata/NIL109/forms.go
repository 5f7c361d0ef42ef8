package p

func declared() {
	var m map[string]bool
	m["a"] = true // want `written to a nil map`
}

func condition(m map[string]int) {
	if m == nil {
		m["a"] = 1 // want `written to a nil map`
	}
	m["a"]++
}

func loop(keys []int) {
	var m map[int]int
	for _, key := range keys {
		m[key] += 1 // want `written to a nil map`
	}
}

func silent(keys []int, c bool) {
	var m map[int]int
	for _, key := range keys {
		if m == nil {
			m = map[int]int{}
		}
		m[key]++
	}
	var n map[int]int
	if c {
		n = make(map[int]int)
	}
	n[1]++
	var o map[int]int
	delete(o, 1)
	_ = o[1]
	set(&o)
	o[1] = 2
}

func set(m *map[int]int) { *m = map[int]int{} }
