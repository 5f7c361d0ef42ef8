package p

import "time"

func durations(s string) {
	_, _ = time.ParseDuration("1h30m")
	_, _ = time.ParseDuration("1 hour") // want `unknown unit " hour" in duration "1 hour"`
	_, _ = time.ParseDuration("")       // want `invalid duration ""`
	_, _ = time.ParseDuration("30")     // want `missing unit in duration "30"`
	_, _ = time.ParseDuration(s)
	_, _ = time.Parse("YYYY-MM-DD", s)
}
-- case_test.go --
package p

import "time"

var _, wanted = time.ParseDuration("1d")
