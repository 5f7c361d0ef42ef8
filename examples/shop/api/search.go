package api

import (
	"encoding/json"
	"log"
	"net/http"
	"regexp"
)

// search lists the articles whose names match what the customer looks for.
func (api *API) search(w http.ResponseWriter, r *http.Request) {
	wanted := regexp.MustCompile("(?i)" + r.FormValue("like"))
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(api.prices.Matching(wanted)); err != nil {
		log.Print(err)
	}
}
