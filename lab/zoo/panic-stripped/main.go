// A program built without symbols and with paths trimmed panics.
//
//zoo:build -trimpath -ldflags=-s
//zoo:kind panic
//zoo:message stripped
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic("stripped") // dies
}
