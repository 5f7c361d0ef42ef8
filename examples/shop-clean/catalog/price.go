package catalog

import (
	"fmt"
	"strconv"
	"strings"
)

// Cents reads a price such as "$1250", in cents.
func Cents(text string) (int, error) {
	cents, ok := strings.CutPrefix(text, "$")
	if !ok {
		return 0, fmt.Errorf("catalog: no price: %q", text)
	}
	return strconv.Atoi(cents)
}

// IsRemark says whether a line of the price list is a remark.
func IsRemark(line string) bool {
	return strings.HasPrefix(strings.TrimSpace(line), ";")
}
