package store

// Shelf holds articles of one kind.
type Shelf struct {
	Kind  string
	Count int
}

// Shelves makes an empty shelf for each kind of article.
func Shelves(kinds []string) []*Shelf {
	shelves := make([]*Shelf, len(kinds))
	for i, kind := range kinds {
		shelves[i].Kind = kind
	}
	return shelves
}
