// Functions, types and files have names beyond ASCII.
//
//zoo:kind panic
//zoo:message überlauf
//zoo:guilty main
//zoo:site main.(*größe).füllen
//zoo:line explicit-panic
package main

type größe struct{ 値 int }

//go:noinline
func (g *größe) füllen() {
	panic("überlauf") // dies
}

func main() {
	(&größe{値: 1}).füllen()
}
