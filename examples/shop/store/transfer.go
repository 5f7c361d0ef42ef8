package store

import (
	"io"
	"os"
)

// Transfer copies a journal to where it is kept.
func Transfer(journal io.Reader, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	_, copyErr := io.Copy(file, journal)
	closeErr := file.Close()
	if copyErr != nil {
		return copyErr
	}
	if closeErr != nil {
		return err
	}
	return nil
}
