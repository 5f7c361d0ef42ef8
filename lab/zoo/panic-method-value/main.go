// A method value and a method expression panic on goroutines.
//
//zoo:kind panic
//zoo:message closed
//zoo:guilty other
//zoo:site main.(*door).open
//zoo:line explicit-panic
package main

type door struct{}

func (*door) open() {
	panic("closed") // dies
}

func main() {
	open := (&door{}).open
	go open()
	select {}
}
