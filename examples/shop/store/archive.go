package store

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Turnover sums what was shipped according to the journals in a folder.
func Turnover(dir string) (cents int, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return 0, err
	}
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return 0, err
		}
		defer file.Close()
		shipped, err := sum(file)
		if err != nil {
			return 0, err
		}
		cents += shipped
	}
	return cents, nil
}

func sum(journal io.Reader) (cents int, err error) {
	lines := json.NewDecoder(journal)
	for {
		var order Order
		if err := lines.Decode(&order); errors.Is(err, io.EOF) {
			return cents, nil
		} else if err != nil {
			return 0, err
		}
		if order.Status == Shipped {
			cents += order.Cents
		}
	}
}
