package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A source is one Go file: where it is and how its path is printed.
type source struct {
	path string
	name string
}

// findSources returns the Go files that the paths stand for, in the order that
// FORMAT.md gives, and whether any path could not be read.
func findSources(paths []string) (sources []source, failed bool) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			complain(err)
			failed = true
			continue
		}
		if !info.IsDir() {
			sources = append(sources, source{path, path})
			continue
		}
		below, ok := sourcesBelow(path)
		sources = append(sources, below...)
		failed = failed || !ok
	}
	return sources, failed
}

// sourcesBelow returns the Go files below root outside testdata folders, in
// byte order of their path relative to root.
func sourcesBelow(root string) (sources []source, ok bool) {
	ok = true
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			complain(err)
			ok = false
		case entry.IsDir():
			if entry.Name() == "testdata" && path != root {
				return fs.SkipDir
			}
		case entry.Type().IsRegular() && strings.HasSuffix(path, ".go"):
			name, err := filepath.Rel(root, path)
			if err != nil {
				complain(err)
				ok = false
				return nil
			}
			sources = append(sources, source{path, filepath.ToSlash(name)})
		}
		return nil
	})
	slices.SortFunc(sources, func(a, b source) int { return strings.Compare(a.name, b.name) })
	return sources, ok
}
