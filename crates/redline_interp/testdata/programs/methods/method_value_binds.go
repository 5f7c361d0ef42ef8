// A method value evaluates and copies its receiver when it is made.
// Spec: Method values.
package main

type point struct{ x, y int }

func (p point) sum() int { return p.x + p.y }

func (p *point) move(d int) int { p.x += d; return p.x }

func main() {
	p := point{1, 2}
	sum, move := p.sum, p.move
	p.x = 10
	println(sum(), p.sum(), move(5), p.sum(), sum())
	q := &p
	viaPointer, moveQ := q.sum, q.move
	q = &point{100, 200}
	p.x = 0
	println(viaPointer(), moveQ(1), p.sum(), q.x)
}
