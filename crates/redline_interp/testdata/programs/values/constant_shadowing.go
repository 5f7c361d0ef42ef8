// A name may be declared anew in an inner scope, even true, nil, iota or a type's.
// Spec: Declarations and scope.
package main

func main() {
	x := 1
	{
		x := x + 1
		x++
		println(x)
	}
	println(x)
	true := false
	println(true)
	type int string
	var s int = "a text"
	println(string(s))
	len := func(string) string { return "mine" }
	println(len("abc"))
	if x := 10; x > 5 {
		println(x)
	}
	println(x)
}
