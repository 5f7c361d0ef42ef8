-- wide_amd64.go --
package p

import "unsafe"

func words(n int) int64 {
	return *(*int64)(unsafe.Pointer(&n))
}
