package jobs

import "time"

// pause is the time that a store gets after a failure: a quarter of a second.
func pause() time.Duration {
	scale := 2
	return time.Second >> scale
}
