package store

import "encoding/binary"

// dayPrices gives the prices of a day, four bytes each.
func dayPrices(day []byte) []uint32 {
	var prices []uint32
	for ; len(day) >= 4; day = day[4:] {
		prices = append(prices, binary.LittleEndian.Uint32(day))
	}
	return prices
}
