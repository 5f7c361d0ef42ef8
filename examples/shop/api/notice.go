package api

import "strconv"

type (
	placed  struct{ order int }
	shipped struct{ order int }
)

// text says what happened, for the log.
func text(event any) string {
	switch event.(type) {
	case placed, shipped:
		return "order " + strconv.Itoa(event.(placed).order)
	}
	return "no event of an order"
}
