package p

import "missing"

func call(uintptr, float32, ...any) (int, error)

func unknown(m missing.Map) (r missing.Result, n int) {
	n, err := call(7, 2, missing.X, m[3], 'x')
	for k, v := range m.All() {
		r.Field[k] += v.(int) + n
		defer missing.F(k, 1<<n)
	}
	if err != nil && missing.Ok {
		return r, missing.N
	}
	return missing.G(func() missing.T { return missing.T{1, n} })
}
