package p

type seq[K comparable, V any] func(yield func(K, V) bool)

func all[M ~map[K]V, K comparable, V any](m M) seq[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range m {
			if !yield(k, v) {
				return
			}
		}
	}
}

func find(m map[string][]int, want int) (key string, at int) {
loop:
	for k, list := range all(m) {
		for i := range list {
			for range func(yield func() bool) { _ = yield() && yield() } {
				if list[i] == want {
					return k, i
				}
				defer println(k)
				continue loop
			}
			if i > 3 {
				break loop
			}
		}
	}
	return "", -1
}
