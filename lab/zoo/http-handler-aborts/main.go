// A handler of net/http panics with the value that is meant for it: not a word.
package main

import (
	"net/http"
	"net/http/httptest"
)

func main() {
	handler := func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	server := httptest.NewServer(http.HandlerFunc(handler))
	_, err := http.Get(server.URL)
	println(err != nil)
}
