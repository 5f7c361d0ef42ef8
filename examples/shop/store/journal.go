package store

import (
	"bufio"
	"encoding/json"
	"os"
	"sync"
)

// Journal is a file with one line for each change of an order.
type Journal struct {
	mu  sync.Mutex
	out *bufio.Writer
}

// OpenJournal opens a journal, or begins one.
func OpenJournal(path string) (*Journal, error) {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return &Journal{out: bufio.NewWriter(file)}, nil
}

// Write adds a line. It may stay in memory until Flush.
func (j *Journal) Write(order Order) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return json.NewEncoder(j.out).Encode(order)
}

// Flush writes to the file what is still in memory.
func (j *Journal) Flush() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.out.Flush()
}
