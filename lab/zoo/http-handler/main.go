// A handler of net/http panics: the server logs it and lives.
package main

import (
	"net/http"
	"net/http/httptest"
)

func main() {
	handler := func(http.ResponseWriter, *http.Request) {
		var none map[string]int
		none["a"]++
	}
	server := httptest.NewServer(http.HandlerFunc(handler))
	_, err := http.Get(server.URL)
	println(err != nil)
}
