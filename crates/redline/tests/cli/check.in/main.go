// Shop sells things.
package main

import (
	"os"
	"os/signal"

	"example.com/shop/store"
)

func main() {
	signals := make(chan os.Signal)
	signal.Notify(signals, os.Interrupt)
	store.Open("shop.db")
	<-signals
}
