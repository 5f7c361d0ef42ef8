package catalog

import "strings"

// An article is written as "tea/green#4711": what it is, of which kind, and its
// number.

// Kind gives the kind of an article.
func Kind(article string) string {
	_, kind, _ := strings.Cut(article, "/")
	return kind
}

// Unnumbered is an article without its number.
func Unnumbered(article string) string {
	name, _, _ := strings.Cut(article, "#")
	return name
}

// Short is an article as it fits on a shelf label.
func Short(article string) string {
	if len(article) > 12 {
		return article[:12]
	}
	return article
}
