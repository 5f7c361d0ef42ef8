package api

import (
	"log"
	"net/http"
)

// guard answers with an error where a handler panics.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer answerPanic(w, r)
		next.ServeHTTP(w, r)
	})
}

func answerPanic(w http.ResponseWriter, r *http.Request) {
	if cause := recover(); cause != nil {
		log.Printf("%s %s: %v", r.Method, r.URL, describe(cause))
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
