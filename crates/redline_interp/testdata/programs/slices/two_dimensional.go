// A slice of slices may have rows of different lengths that share one array.
// Spec: Slice types.
package main

func main() {
	back := make([]int, 6)
	for i := range back {
		back[i] = i
	}
	rows := [][]int{back[:1], back[1:3], back[3:]}
	rows[1][0] *= 10
	rows[0] = append(rows[0], 77)
	sum := 0
	for _, row := range rows {
		for _, v := range row {
			sum += v
		}
	}
	println(sum, back[1], len(rows[2]))
	triangle := make([][]int, 5)
	for i := range triangle {
		triangle[i] = make([]int, i+1)
		triangle[i][0], triangle[i][i] = 1, 1
		for j := 1; j < i; j++ {
			triangle[i][j] = triangle[i-1][j-1] + triangle[i-1][j]
		}
	}
	println(triangle[4][0], triangle[4][1], triangle[4][2], triangle[4][3])
}
