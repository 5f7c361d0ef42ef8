package p

type width int

type counter int

func (c *counter) Set(n int) { *c = counter(n) }

func forms(x uint64) {
	n := -1
	_ = x << n // want `shift by -1`
	x >>= n    // want `shift by -1`
	_ = x >> (n - 2) // want `shift by -3`
	m := +n
	_ = 1 << (m * 4) // want `shift by -4`
	var typed width = -7
	_ = x << typed        // want `shift by -7`
	_ = x << (typed / 2)  // want `shift by -3`
	_ = x << (typed % 4)  // want `shift by -3`
	_ = x << int8(typed)  // want `shift by -7`
	_ = x << -n
	func() {
		_ = x << n // want `shift by -1`
	}()
}

func silent(x uint64, param int) {
	n := -1
	_ = x << uint(n)
	_ = x << (n + param)
	_ = x << -param
	n2 := -1
	n2 = 1
	_ = x << n2
	n3 := -1
	n3++
	_ = x << n3
	n4 := -1
	set(&n4)
	_ = x << n4
	var c counter = -1
	c.Set(1)
	_ = x << c
	var zero int
	_ = x << zero
	for i := range 3 {
		_ = x << i
	}
	var low int8 = -128
	_ = x << (low - 1)
	_ = x << n5
}

var n5 = -1

// The shift is there for another value of the variable.
func guarded(x uint64) uint64 {
	n := -1
	if n >= 0 {
		return x << n
	}
	m := -2
	switch m {
	case 0:
		return x >> m
	}
	return x
}

// What a condition says, too.
func known(x, n int) int {
	if n < 0 {
		return x << n // want `shifts by a negative count`
	}
	m := -3
	m -= 1
	x <<= m // want `shifts by a negative count`
	return x << n
}

func set(*int) {}
-- a_test.go --
package p

func panics(x int) {
	n := -1
	_ = x << n
}
