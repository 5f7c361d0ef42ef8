// A remainder by zero panics as a division does, also for unsigned integers and in an assignment.
// Spec: Arithmetic operators, integer operators.
package main

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	var zero int
	var u uint8
	var i64 int64
	x := 5
	try(func() { println(x % zero) })
	try(func() { println(200 / u) })
	try(func() { println(-1 % i64) })
	try(func() { x /= zero })
	try(func() { x %= zero })
	println(x)
}
