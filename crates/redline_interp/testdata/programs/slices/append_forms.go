// append takes none, several, a spread slice, and a string for bytes.
// Spec: Appending to and copying slices.
package main

func main() {
	s := append([]int(nil))
	println(s == nil)
	s = append(s, 1, 2, 3)
	s = append(s, s...)
	s = append(s[:1], s[4:]...)
	for _, v := range s {
		print(v, " ")
	}
	b := append([]byte("hello "), "world"...)
	b = append(b, '!')
	println(string(b), len(b))
	var any []interface{}
	any = append(any, 42, "x", nil)
	println(len(any), any[2] == nil)
}
