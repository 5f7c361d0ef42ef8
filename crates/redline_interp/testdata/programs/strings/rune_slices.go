// Conversions between strings and rune slices decode and encode UTF-8.
// Spec: Conversions to and from a string type.
package main

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	println(reverse("Grüße, 世界"), reverse(""), len([]rune("世界")))
	println(string([]rune{0x76fd, -5, 0x9d6c}))
}
