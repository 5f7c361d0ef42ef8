package api

import (
	"io"
	"net/http"
)

// writeText answers with a text.
func writeText(w http.ResponseWriter, text string) error {
	_, err := io.WriteString(w, text)
	return err
}
