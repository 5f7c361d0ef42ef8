// A bytes.Buffer is written to and read from.
package main

import "bytes"

func main() {
	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world\nnext"))
	line, err := b.ReadString('\n')
	println(line, err == nil, b.Len())
	rest, err := b.ReadString('\n')
	println(rest, err != nil, b.Len())
	println(bytes.Contains([]byte("seafood"), []byte("foo")), string(bytes.ToUpper([]byte("abc"))))
}
