// Conway's glider moves over an array of arrays that wraps around.
package main

type world [6][6]bool

func (w *world) alive(x, y int) int {
	if w[(y+6)%6][(x+6)%6] {
		return 1
	}
	return 0
}

func (w world) next() (n world) {
	for y, row := range w {
		for x, was := range row {
			around := -w.alive(x, y)
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					around += w.alive(x+dx, y+dy)
				}
			}
			n[y][x] = around == 3 || was && around == 2
		}
	}
	return
}

func main() {
	w := world{0: {1: true}, 1: {2: true}, 2: {0: true, 1: true, 2: true}}
	for range 4 {
		w = w.next()
	}
	for _, row := range w {
		for _, cell := range row {
			if cell {
				print("#")
			} else {
				print(".")
			}
		}
		println()
	}
}
