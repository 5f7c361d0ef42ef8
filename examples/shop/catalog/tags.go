package catalog

import "sync"

// Repeated counts the articles that have the same tags as one before.
func Repeated(articles [][]string) int {
	var seen sync.Map
	count := 0
	for _, tags := range articles {
		if _, is := seen.LoadOrStore(tags, true); is {
			count++
		}
	}
	return count
}
