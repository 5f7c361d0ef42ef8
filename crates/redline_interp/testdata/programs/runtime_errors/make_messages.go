// Sizes out of range are told apart by what is made and by length and capacity.
// Spec: Making slices, maps and channels; Run-time panics.
package main

func try(f func()) {
	defer func() {
		err, failed := recover().(error)
		if failed {
			println(err.Error())
		}
	}()
	f()
}

func main() {
	minus, one, two, huge := -1, 1, 2, 1<<62
	try(func() { _ = make([]int, minus) })
	try(func() { _ = make([]int, one, minus) })
	try(func() { _ = make([]int, two, one) })
	try(func() { _ = make([]string, huge) })
	try(func() { _ = make([]byte, one, uint64(huge)*2) })
	try(func() { _ = make(chan int, minus) })
	try(func() { _ = make(chan int, huge) })
	try(func() { println(len(make(map[int]int, minus))) })
}
