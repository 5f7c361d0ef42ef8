package store

import (
	"path/filepath"
	"testing"
)

func TestTurnoverCountsWhatWasShipped(t *testing.T) {
	dir := t.TempDir()
	journal, err := OpenJournal(filepath.Join(dir, "monday.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	orders := New(journal)
	for _, article := range []string{"tea", "cup"} {
		if _, err := orders.Place(article, 1, 250); err != nil {
			t.Fatal(err)
		}
	}
	if err := orders.Advance(2, Shipped); err != nil {
		t.Fatal(err)
	}
	if err := journal.Flush(); err != nil {
		t.Fatal(err)
	}
	if cents, err := Turnover(dir); cents != 250 || err != nil {
		t.Errorf("turnover is %d, %v; want 250", cents, err)
	}
}
