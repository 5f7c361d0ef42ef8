package newer

func First(p *int) int {
	return *p
}
