// regexp.MustCompile is given no regular expression.
//
//zoo:kind panic
//zoo:message regexp: Compile(`(`): error parsing regexp: missing closing ): `(`
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "regexp"

func main() {
	regexp.MustCompile("(") // dies
}
