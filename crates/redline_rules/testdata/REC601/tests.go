-- p.go --
package p

func f() {}
-- p_test.go --
package p

import "testing"

func TestF(t *testing.T) {
	recover() // want `recover can never work here`
	f()
}

func TestMain(m *testing.M) {
	recover() // want `recover can never work here`
}

func Testing() {
	recover()
}

func BenchmarkF(b *testing.B) {
	defer func() { recover() }()
}
