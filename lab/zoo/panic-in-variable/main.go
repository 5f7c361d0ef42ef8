// The value of a package variable panics before main begins.
//
//zoo:entry compile
//zoo:kind panic
//zoo:message regexp: Compile(`a(b`): error parsing regexp: missing closing ): `a(b`
//zoo:guilty main
//zoo:site main.compile
//zoo:line broken-precondition
package main

import "regexp"

var pattern = compile()

func compile() *regexp.Regexp {
	return regexp.MustCompile(`a(b`) // dies
}

func main() {
	println(pattern.String())
}
