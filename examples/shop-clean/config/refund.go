//go:build refunds

package config

import "time"

// refundTime is how long after a purchase the money is given back.
const refundTime = 14 * 24 * time.Hour

// RefundDays returns the number of days in which the money is given back.
func (c Config) RefundDays() int {
	return int(refundTime / (24 * time.Hour))
}
