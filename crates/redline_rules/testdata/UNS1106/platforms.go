-- any.go --
package p

import "sync/atomic"

type odd struct {
	a int32
	b int64
}

func addElsewhere(o *oddWide) {
	atomic.AddInt64(&o.b, 1)
}

func add(o *odd) {
	atomic.AddInt64(&o.b, 1) // want `at offset 4 of odd`
}
-- wide.go --
//go:build amd64 || arm64

package p

import "sync/atomic"

type oddWide struct {
	a int32
	b int64
}

func addWide(o *odd) {
	atomic.AddInt64(&o.b, 1)
}
-- named_amd64.go --
package p

import "sync/atomic"

func addNamed(o *odd) {
	atomic.AddInt64(&o.b, 1)
}
