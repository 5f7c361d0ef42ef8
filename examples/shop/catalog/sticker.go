package catalog

// Size is how large something is that is printed, in millimetres.
type Size struct{ Width, Height int }

// Sticker goes on an article.
type Sticker struct {
	*Size
	Text string
}

// NewSticker makes a sticker that is as wide as its text.
func NewSticker(text string) *Sticker {
	sticker := &Sticker{Text: text}
	sticker.Width = 3 * len(text)
	return sticker
}
