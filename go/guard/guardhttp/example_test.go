package guardhttp_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"redline.example/guard/guardhttp"
)

func ExampleHandler() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) { panic("cheese") })
	handler := guardhttp.Handler(mux, func(r *http.Request, err error) {
		fmt.Println(r.Method, r.URL.Path, err)
	})
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest("GET", "/orders", nil))
	fmt.Println(answer.Code)
	// Output:
	// GET /orders guard: panicked: cheese
	// 500
}
