// Package catalog knows what the shop sells, and for how much.
package catalog

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
)

// Catalog maps articles to their prices in cents.
type Catalog struct {
	prices map[string]int
}

// Open reads a price list.
func Open(path string) (*Catalog, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		//redline:allow PAN503 without prices there is no shop
		return nil, fmt.Errorf("catalog: %w", err)
	}
	prices := make(map[string]int)
	if err := json.Unmarshal(text, &prices); err != nil {
		return nil, fmt.Errorf("catalog: %s: %w", path, err)
	}
	return &Catalog{prices: prices}, nil
}

// Price of an article, if the shop sells it.
func (c *Catalog) Price(article string) (int, bool) {
	price, ok := c.prices[article]
	return price, ok
}

// Matching gives the articles that match a pattern, in order.
func (c *Catalog) Matching(pattern *regexp.Regexp) []string {
	articles := []string{}
	for article := range c.prices {
		if pattern.MatchString(article) {
			articles = append(articles, article)
		}
	}
	slices.Sort(articles)
	return articles
}
