// A runtime panic is recovered as an error, and the program goes on.
// Spec: Run-time panics; Handling panics.
package main

import "runtime"

func at(s []int, i int) (v int, err error) {
	defer func() {
		if r, ok := recover().(runtime.Error); ok {
			err = r
		}
	}()
	return s[i], nil
}

func main() {
	s := []int{10, 20}
	for i := range 3 {
		v, err := at(s, i)
		if err != nil {
			println("error:", err.Error())
			continue
		}
		println(v)
	}
}
