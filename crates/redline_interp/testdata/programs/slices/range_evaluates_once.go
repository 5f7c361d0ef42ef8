// The range expression is evaluated once, so elements appended in the loop are not visited.
// Spec: For statements with range clause.
package main

func main() {
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		s[i] = -v
		if i+1 < len(s) {
			s[i+1] += 100
		}
	}
	for _, v := range s {
		print(v, " ")
	}
	println(len(s))
	t := []int{1, 2, 3}
	for i, v := range t {
		if i == 0 {
			t[2] = 9
			t = nil
		}
		print(v, " ")
	}
	println(t == nil)
}
