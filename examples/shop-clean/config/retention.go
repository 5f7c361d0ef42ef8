package config

import "time"

// Retention is how long the shop keeps what it no longer needs: a week.
func Retention() time.Duration {
	week, err := time.ParseDuration("168h")
	if err != nil {
		return 0
	}
	return week
}
