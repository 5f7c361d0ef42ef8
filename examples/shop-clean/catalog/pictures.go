package catalog

import (
	"archive/zip"
	"fmt"
)

// Pictures gives the names of the pictures in an archive.
func Pictures(path string) ([]string, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	defer archive.Close()
	names := []string{}
	for _, file := range archive.File {
		names = append(names, file.Name)
	}
	return names, nil
}
