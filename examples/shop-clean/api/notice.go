package api

import "strconv"

type (
	placed  struct{ order int }
	shipped struct{ order int }
)

// text says what happened, for the log.
func text(event any) string {
	switch event := event.(type) {
	case placed:
		return "order " + strconv.Itoa(event.order)
	case shipped:
		return "order " + strconv.Itoa(event.order) + " is on its way"
	}
	return "no event of an order"
}
