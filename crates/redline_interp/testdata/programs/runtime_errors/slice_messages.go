// Slice panics say which bound was out of which range.
// Spec: Slice expressions; Run-time panics.
package main

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	s, a, str := make([]int, 2, 4), [4]int{}, "abcd"
	var none []int
	zero, two, three, nine, minus := 0, 2, 3, 9, -1
	try(func() { _ = s[:nine] })
	try(func() { _ = s[nine:] })
	try(func() { _ = s[three:two] })
	try(func() { _ = s[minus:] })
	try(func() { _ = s[:minus] })
	try(func() { _ = a[:nine] })
	try(func() { _ = a[three:zero] })
	try(func() { _ = str[nine:] })
	try(func() { _ = str[three:two] })
	try(func() { _ = str[:minus] })
	try(func() { _ = s[zero:three:two] })
	try(func() { _ = s[three:two:four()] })
	try(func() { _ = s[zero:two:minus] })
	try(func() { _ = none[:two] })
	try(func() { _ = none[two:] })
	try(func() { _ = s[zero:nine:nine] })
}

func four() int { return 4 }
