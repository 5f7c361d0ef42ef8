// Bytes that are no UTF-8, tabs and quotes of a panic's text are printed as they are.
// Spec: Handling panics.
package main

func main() {
	panic("tab\there, \"quoted\", é, \xff\xfe end")
}
