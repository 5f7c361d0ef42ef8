// An element of an array of arrays is changed in place, and a row of it is a copy.
// Spec: Array types.
package main

func main() {
	var grid [3][3]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i*3 + j
		}
	}
	row := grid[1]
	row[0] = 99
	grid[2][2] += 100
	transposed := grid
	for i := range 3 {
		for j := range i {
			transposed[i][j], transposed[j][i] = transposed[j][i], transposed[i][j]
		}
	}
	println(grid[1][0], row[0], grid[2][2], transposed[0][2], grid[0][2])
}
