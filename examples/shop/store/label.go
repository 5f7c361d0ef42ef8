package store

import "encoding/json"

// Label is what is printed on a parcel.
type Label struct {
	Order   int    `json:"order"`
	Address string `json:"address"`
}

// kinded is a label with a word that tells it from other things to print.
type kinded struct {
	Label
	Kind string `json:"kind"`
}

// MarshalJSON adds the kind.
func (l Label) MarshalJSON() ([]byte, error) {
	return json.Marshal(kinded{Label: l, Kind: "label"})
}
