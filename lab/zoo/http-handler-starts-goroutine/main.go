// A goroutine that a handler of net/http started panics: nobody recovers there.
//
//zoo:kind panic
//zoo:message runtime error: index out of range [0] with length 0
//zoo:guilty other
//zoo:site main.audit
//zoo:line index-out-of-range
package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

func audit(path string) string {
	return strings.Fields(path)[0] // dies
}

func main() {
	handler := func(_ http.ResponseWriter, request *http.Request) {
		go audit(request.URL.RawQuery)
		time.Sleep(time.Second)
	}
	server := httptest.NewServer(http.HandlerFunc(handler))
	http.Get(server.URL)
}
