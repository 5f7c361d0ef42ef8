package platform

func First(p *int) int {
	return *p // no witness: its file is in no package
}
