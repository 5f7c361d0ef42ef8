package catalog

// Missing lists an article as often as the supplier has to send it, for so many to be
// on the shelf.
func Missing(article string, shelf []string, wanted int) []string {
	if len(shelf) >= wanted {
		return nil
	}
	missing := make([]string, len(shelf)-wanted)
	for i := range missing {
		missing[i] = article
	}
	return missing
}
