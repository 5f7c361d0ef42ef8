// The default clause counts only when no case matches, wherever it stands.
// Spec: Expression switches.
package main

func name(n int) string {
	switch n {
	default:
		return "many"
	case 0:
		return "none"
	case 1:
		return "one"
	}
}

func main() {
	println(name(0), name(1), name(2))
}
