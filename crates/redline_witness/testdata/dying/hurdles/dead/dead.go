package dead

var table = map[string]int{}

func init() {
	if table["one"] == 0 {
		panic("no table") // witness: explicit-panic
	}
}

func First(p *int) int {
	return *p // no witness: before any test begins, the initialization of the package died at dead.go:7
}
