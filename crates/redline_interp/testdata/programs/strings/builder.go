// A strings.Builder grows a string byte by byte.
package main

import "strings"

func main() {
	var b strings.Builder
	for i := range 3 {
		b.WriteString("n")
		b.WriteByte(byte('0' + i))
		b.WriteRune('é')
	}
	println(b.String(), b.Len())
	b.Reset()
	println(b.String() == "", b.Len())
}
