// Slices, maps, channels and functions of a type parameter are made and used.
// Spec: Making slices, maps and channels.
package main

func chunk[S ~[]E, E any](s S, n int) (out []S) {
	for len(s) > n {
		out = append(out, s[:n:n])
		s = s[n:]
	}
	return append(out, s)
}

func collect[T any](c <-chan T) (out []T) {
	for v := range c {
		out = append(out, v)
	}
	return
}

func send[T any](values ...T) <-chan T {
	c := make(chan T, len(values))
	defer close(c)
	for _, v := range values {
		c <- v
	}
	return c
}

func group[K comparable, T any](s []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, v := range s {
		m[key(v)] = append(m[key(v)], v)
	}
	return m
}

type ids []int

func main() {
	parts := chunk(ids{1, 2, 3, 4, 5}, 2)
	println(len(parts), len(parts[2]), cap(parts[0]))
	got := collect(send("a", "b"))
	byLength := group([]string{"a", "bb", "cc"}, func(s string) int { return len(s) })
	println(len(got), got[1], len(byLength[2]), byLength[1][0], len(byLength[9]))
}
