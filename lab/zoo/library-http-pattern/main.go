// A pattern of net/http is registered twice.
//
//zoo:kind panic
//zoo:guilty main
//zoo:site main.main
//zoo:line broken-precondition
package main

import "net/http"

func main() {
	handler := http.NotFoundHandler()
	http.Handle("/a", handler)
	http.Handle("/a", handler) // dies
}
