package p

const (
	long = "0123456789012345678901234567890123456789012345678901234567890123456789"
	flag = 1 << iota
	bare
)

type A[T any] = []T

func f(m map[string]int, c chan bool) (n int) {
loop:
	for k, v := range m {
		if v, ok := m[k]; ok && <-c {
			n += v
			break loop
		}
		_, m[k] = v, len(k)
		n++
	}
	var a A[any] = nil
	return cap(a)
}
