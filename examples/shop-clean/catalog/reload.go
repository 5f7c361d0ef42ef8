package catalog

import "log"

// Reload reads the price list again, and keeps the prices it has if that fails.
func (c *Catalog) Reload(path string) error {
	fresh, err := Open(path)
	if err != nil {
		log.Printf("catalog: %d prices are kept", len(c.prices))
		return err
	}
	c.prices = fresh.prices
	return nil
}
