// Package outside reaches out of the process.
package outside

import (
	"net/http"
	"os"
)

type Config struct {
	Name string
}

func Fetch() *Config {
	var c *Config
	if _, err := http.Get("http://localhost:1"); err != nil {
		println(c.Name) // no witness: it needs the network: it calls net/http.Get
	}
	return c
}

func Remove(name string) string {
	var c *Config
	if err := os.RemoveAll("witness-" + name); err == nil {
		println(c.Name) // no witness: it would change things outside: it calls os.RemoveAll
	}
	return name
}
