package store

import (
	"fmt"
	"os"
)

// lineFile is a file that counts its lines.
type lineFile struct {
	*os.File
	lines int
}

func (f *lineFile) writeLine(line string) error {
	f.lines++
	_, err := fmt.Fprintln(f.File, line)
	return err
}

// Close keeps what was written, also if the power fails.
func (f *lineFile) Close() error {
	if err := f.Sync(); err != nil {
		return err
	}
	return f.File.Close()
}

// Sync is a step of Close.
func (f *lineFile) Sync() error {
	return f.Sync()
}
