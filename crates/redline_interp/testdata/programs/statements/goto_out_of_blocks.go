// goto leaves nested blocks, and variables declared in a block are new each time it is entered.
// Spec: Goto statements; Blocks.
package main

func find(grid [][]int, v int) (int, int) {
	var i, j int
	for i = range grid {
		for j = range grid[i] {
			if grid[i][j] == v {
				goto found
			}
		}
	}
	return -1, -1
found:
	return i, j
}

func main() {
	println(find([][]int{{1, 2}, {3, 4}}, 3))
	println(find([][]int{{1, 2}, {3, 4}}, 9))
	var saved []*int
	n := 0
top:
	{
		fresh := n
		saved = append(saved, &fresh)
		n++
		if n < 3 {
			goto top
		}
	}
	println(*saved[0], *saved[1], *saved[2])
}
