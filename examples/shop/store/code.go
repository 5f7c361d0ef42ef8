package store

import "unsafe"

// hideCode leaves no more than the end of a customer's code to read.
func hideCode(code string) string {
	letters := unsafe.Slice(unsafe.StringData(code), len(code))
	for i := range letters[:len(letters)/2] {
		letters[i] = '*'
	}
	return code
}
