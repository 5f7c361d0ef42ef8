package broken

func Broken(p *int) string {
	return *p // no witness: the package does not compile
}
