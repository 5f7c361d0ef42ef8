// Command shop takes orders over HTTP and packs them in the background.
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/shop/api"
	"example.com/shop/catalog"
	"example.com/shop/config"
	"example.com/shop/jobs"
	"example.com/shop/store"
)

func main() {
	path := flag.String("config", "shop.json", "settings of the shop")
	version := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *version {
		config.PrintVersion()
	}
	if err := run(*path); err != nil {
		log.Fatal(err)
	}
}

func run(path string) (err error) {
	cfg, err := config.Load(path)
	if err != nil {
		return err
	}
	prices, err := catalog.Open(cfg.Prices)
	if err != nil {
		return err
	}
	journal, err := store.OpenJournal(cfg.Journal)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, journal.Flush()) }()

	orders := store.New(journal)
	packer := jobs.Start(orders, cfg.Packers)
	server := &http.Server{
		Addr:              cfg.Address,
		Handler:           api.New(orders, prices, packer),
		ReadHeaderTimeout: 5 * time.Second,
	}
	if err := serve(server); err != nil {
		return err
	}
	packer.Wait()
	return nil
}

// serve answers requests until the shop is told to stop, and lets those finish
// that have begun.
func serve(server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	select {
	case err := <-failed:
		return err
	case <-stop:
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}
