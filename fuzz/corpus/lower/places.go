package p

import "unsafe"

type point struct{ x, y int }

type pointer *point

func (p *point) move(by ...int) *point { p.x += len(by); return p }

type shape interface{ move(...int) *point }

type box struct {
	*point
	cells [3][]point
	names map[[2]string]*box
}

var here, there = box{names: map[[2]string]*box{{"a", "b"}: nil}}, pointer(new(point))

func places(b *box, i uint8, f func(*point, ...int) *point) (c complex64) {
	b.cells[i][len(b.names):cap(b.cells[0]):9][0].y ^= int(i) << 2
	b.names[[...]string{1: "x", 0: "y"}].point, there = f(b.point, 1, 2), b.move()
	(*there).move(append([]int(nil), b.x/b.y, max(b.x, 3))...)
	var s shape = b
	move, g := s.move, (*box).move
	_, _ = move, g
	if p, ok := s.(interface{ Size() uintptr }); ok && p != nil && s == nil {
		a := [2]int(make([]int, i))
		a[i&1]--
		copy(unsafe.Slice(&a[0], i), a[:])
		c = complex(float32(unsafe.Sizeof(a)), 1)
	}
	return c * 2i
}
