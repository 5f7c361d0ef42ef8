// Package config reads the settings of the shop.
package config

import (
	"encoding/json"
	"fmt"
	"os"
)

// Config is what shop.json holds.
type Config struct {
	Address string `json:"address"`
	Journal string `json:"journal"`
	Prices  string `json:"prices"`
	Packers int    `json:"packers"`
}

// Load reads the settings; what the file does not say has its default.
func Load(path string) (Config, error) {
	cfg := Config{Address: "localhost:8080", Journal: "orders.jsonl", Prices: "prices.json", Packers: 2}
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return cfg, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &cfg)
	}
	if err != nil {
		return cfg, fmt.Errorf("config: %w", err)
	}
	return cfg, nil
}
