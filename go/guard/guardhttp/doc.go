// Package guardhttp keeps panics of HTTP handlers from being lost: the part of
// package guard that needs net/http, for those programs that use it anyway.
package guardhttp
