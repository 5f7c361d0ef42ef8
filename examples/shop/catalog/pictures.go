package catalog

import (
	"archive/zip"
	"fmt"
)

// Pictures gives the names of the pictures in an archive.
func Pictures(path string) ([]string, error) {
	archive, err := zip.OpenReader(path)
	defer archive.Close()
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	names := []string{}
	for _, file := range archive.File {
		names = append(names, file.Name)
	}
	return names, nil
}
