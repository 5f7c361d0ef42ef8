// Eight queens are placed by trying and taking back.
package main

func solve(row int, columns, up, down []bool) (count int) {
	n := len(columns)
	if row == n {
		return 1
	}
	for c := range n {
		u, d := row+c, row-c+n-1
		if columns[c] || up[u] || down[d] {
			continue
		}
		columns[c], up[u], down[d] = true, true, true
		count += solve(row+1, columns, up, down)
		columns[c], up[u], down[d] = false, false, false
	}
	return
}

func main() {
	for n := 1; n <= 7; n++ {
		print(solve(0, make([]bool, n), make([]bool, 2*n-1), make([]bool, 2*n-1)), " ")
	}
	println()
}
