package p

func forms(s []int) {
	t := []int{1, 2}
	_ = [3]int(t) // want `too short`
	_ = (*[3]int)(t) // want `too short`
	if len(s) == 0 {
		_ = [1]int(s) // want `too short`
	}
}

func silent(s []int) {
	t := []int{1, 2}
	_ = [2]int(t)
	_ = [1]int(t)
	if len(s) > 3 {
		_ = [4]int(s)
	}
	_ = [4]int(s)
}
