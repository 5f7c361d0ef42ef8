package kept

var words map[string]int

// Keep counts a word.
func Keep(word string) {
	words[word]++
}
