// A panic is carried from a goroutine to the one that waits, which panics with it.
package main

type result struct {
	value  int
	failed any
}

func async(f func() int) <-chan result {
	c := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.failed = recover()
			c <- r
		}()
		r.value = f()
	}()
	return c
}

func await(c <-chan result) int {
	r := <-c
	if r.failed != nil {
		panic(r.failed)
	}
	return r.value
}

func main() {
	println(await(async(func() int { return 5 })))
	println(await(async(func() int { panic("carried over") })))
}
