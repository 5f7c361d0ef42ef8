package api

import (
	"context"
	"net/http"
	"strconv"
	"sync/atomic"
)

// numberKey is the key of a request's number in its context.
type numberKey struct{}

var requests atomic.Int64

// numbered gives each request a number, by which logs find it again.
func numbered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number := strconv.FormatInt(requests.Add(1), 10)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), numberKey{}, number)))
	})
}

// Number returns the number of the request that is being answered, if it has one.
func Number(ctx context.Context) string {
	number, ok := ctx.Value(numberKey{}).(string)
	if !ok {
		return "none"
	}
	return number
}
