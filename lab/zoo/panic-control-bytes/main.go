// The message of a panic holds escape sequences, NUL, backspaces and invalid UTF-8.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line explicit-panic
package main

func main() {
	panic("\x1b[31mred\x1b[0m\x1b]0;title\x07 nul \x00 back \b\b\b return \r over \xff\xfe\xc3 end\u202e") // dies
}
