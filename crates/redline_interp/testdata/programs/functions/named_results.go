// Named results begin as zero values and are variables like others.
// Spec: Function types; Return statements.
package main

func split(s string) (head, tail string, n int) {
	n = len(s)
	if n == 0 {
		return
	}
	head = s[:1]
	tail = s[1:]
	if n > 2 {
		return tail, head, -n
	}
	return
}

func shadowed() (err string) {
	{
		err := "inner"
		_ = err
	}
	return
}

func main() {
	println(split(""))
	println(split("ab"))
	println(split("abc"))
	println(shadowed() == "")
}
