package catalog

import (
	"strings"
	"sync"
)

// Repeated counts the articles that have the same tags as one before.
func Repeated(articles [][]string) int {
	var seen sync.Map
	count := 0
	for _, tags := range articles {
		if _, is := seen.LoadOrStore(strings.Join(tags, ","), true); is {
			count++
		}
	}
	return count
}
