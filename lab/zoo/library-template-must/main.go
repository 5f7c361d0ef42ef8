// template.Must is given an error.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "text/template"

func main() {
	template.Must(template.New("page").Parse("{{.Name")) // dies
}
