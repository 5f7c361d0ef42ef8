// A constraint of ordered types allows comparisons, on strings as on numbers.
// Spec: Type constraints.
package main

type ordered interface {
	~int | ~uint | ~float64 | ~string
}

func largest[T ordered](first T, rest ...T) T {
	for _, v := range rest {
		if v > first {
			first = v
		}
	}
	return first
}

func sort[T ordered](s []T) {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func main() {
	println(largest(3, 9, 2), largest("b", "abc"), largest(1.5))
	s, t := []string{"pear", "apple", "fig"}, []float64{2, -1, 0.5}
	sort(s)
	sort(t)
	println(s[0], s[1], s[2], t[0], t[1], t[2])
}
