package lib

// First returns the first word.
func First(words []string) string {
	if len(words) == 0 {
		panic("no word")
	}
	return words[0]
}
