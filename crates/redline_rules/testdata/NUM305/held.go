package p

import "math/rand"

var intn = rand.Intn

var changed = rand.Intn

func init() { changed = func(int) int { return 0 } }

func calls() {
	intn(0) // want `rand.Intn panics`
	changed(0)
	own := (*rand.Rand).Shuffle
	own(rand.New(nil), -1, nil)
	seeded := rand.New(rand.NewSource(1)).Intn
	seeded(0) // want `rand.Rand.Intn panics`
}
