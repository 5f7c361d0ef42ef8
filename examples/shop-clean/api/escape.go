package api

import "strings"

// escape makes a text safe to be shown between tags.
func escape(text string) string {
	return strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;").Replace(text)
}
