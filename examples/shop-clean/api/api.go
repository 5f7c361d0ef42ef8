// Package api is what customers of the shop talk to.
package api

import (
	"encoding/json"
	"log"
	"net/http"
	"strconv"

	"example.com/shop/catalog"
	"example.com/shop/jobs"
	"example.com/shop/store"
)

// API answers requests about orders.
type API struct {
	orders *store.Store
	prices *catalog.Catalog
	packer *jobs.Packer
}

// New gives the handler of all requests.
func New(orders *store.Store, prices *catalog.Catalog, packer *jobs.Packer) http.Handler {
	api := &API{orders: orders, prices: prices, packer: packer}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", api.place)
	mux.HandleFunc("GET /orders/{id}", api.show)
	mux.HandleFunc("GET /articles", api.search)
	return guard(numbered(mux))
}

func (api *API) place(w http.ResponseWriter, r *http.Request) {
	var wish struct {
		Article  string `json:"article"`
		Quantity int    `json:"quantity"`
	}
	if err := json.NewDecoder(r.Body).Decode(&wish); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	price, ok := api.prices.Price(wish.Article)
	if !ok || wish.Quantity < 1 {
		http.Error(w, "no such article", http.StatusUnprocessableEntity)
		return
	}
	order, err := api.orders.Place(wish.Article, wish.Quantity, price*wish.Quantity)
	if err != nil {
		http.Error(w, "the order could not be kept", http.StatusInternalServerError)
		return
	}
	api.packer.Pack(order.ID)
	log.Printf("request %s: order %d", Number(r.Context()), order.ID)
	answer(w, order)
}

func (api *API) show(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	order, ok := api.orders.Find(id)
	if err != nil || !ok {
		http.NotFound(w, r)
		return
	}
	answer(w, order)
}

func answer(w http.ResponseWriter, order store.Order) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(order); err != nil {
		log.Print(err)
	}
}
