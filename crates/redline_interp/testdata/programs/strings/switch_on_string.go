// A switch on a string compares in order, with several values in a case.
// Spec: Expression switches.
package main

func classify(s string) string {
	switch s {
	case "get", "head":
		return "safe"
	case "post":
		return "unsafe"
	case "":
		return "empty"
	default:
		return "unknown " + s
	}
}

func main() {
	for _, s := range []string{"get", "head", "post", "", "trace"} {
		println(classify(s))
	}
}
