// Matrices are multiplied and raised to powers as values of an array type.
package main

type matrix [2][2]uint64

func (a matrix) times(b matrix) (c matrix) {
	for i := range a {
		for j := range b[0] {
			for k, v := range a[i] {
				c[i][j] += v * b[k][j]
			}
		}
	}
	return
}

func (a matrix) power(n uint) matrix {
	result := matrix{{1, 0}, {0, 1}}
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result = result.times(a)
		}
		a = a.times(a)
	}
	return result
}

func main() {
	f := matrix{{1, 1}, {1, 0}}
	println(f.power(10)[0][1], f.power(90)[0][1], f.power(0) == matrix{{1, 0}, {0, 1}})
}
