package api

import (
	"io"
	"net/http"

	"example.com/shop/store"
)

// health says whether orders can be kept.
func health(journal *store.Journal) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := journal.Flush()
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, "ok\n")
	}
}
