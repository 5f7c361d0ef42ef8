// regexp.MustCompile is given no regular expression.
//
//zoo:kind panic
//zoo:message regexp: Compile(`a(b`): error parsing regexp: missing closing ): `a(b`
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "regexp"

func main() {
	regexp.MustCompile("a(b") // dies
}
