package cgo

// int one(void) { return 1; }
import "C"

func One(p *int) int {
	return *p // no witness: the package uses C
}
