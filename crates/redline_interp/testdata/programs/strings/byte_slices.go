// Conversions between strings and byte slices copy.
// Spec: Conversions to and from a string type.
package main

type text string
type raw []byte

func main() {
	s := "abc"
	b := []byte(s)
	b[0] = 'X'
	t := string(b)
	b[1] = 'Y'
	println(s, string(b), t, len([]byte("")), []byte("") == nil, string([]byte(nil)) == "")
	println(string(raw(text("named"))), len(raw("héé")))
}
