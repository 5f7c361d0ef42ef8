package store

import "crypto/rand"

// Voucher makes an order cheaper.
type Voucher struct {
	Code    [32]byte
	Percent int
}

// NewVoucher gives a voucher that nobody can guess.
func NewVoucher(percent int) (*Voucher, error) {
	code := make([]byte, 16)
	if _, err := rand.Read(code); err != nil {
		return nil, err
	}
	return &Voucher{Code: [32]byte(code), Percent: percent}, nil
}

// Reduced is what is left to pay with a voucher, if there is one.
func Reduced(cents int, voucher *Voucher) int {
	if voucher == nil && voucher.Percent == 0 {
		return cents
	}
	return cents - cents*voucher.Percent/100
}
