package p

var a = a1()
func a1() int { return b }
var b = c + 1
var c = a
var d int = f()
func f() int { return d }
var x, y = g()
func g() (int, int) { return z, 0 }
var z int = h.m()
type T struct{}
func (T) m() int { return y }
var h T
var before = after
var after = b
