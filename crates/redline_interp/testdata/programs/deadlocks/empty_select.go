// A select without clauses blocks for ever.
// Spec: Select statements.
package main

func main() {
	println("before")
	select {}
}
