package catalog

import (
	"fmt"
	"strconv"
	"strings"
)

// Cents reads a price such as "$1250", in cents.
func Cents(text string) (int, error) {
	if text == "" || text[0] != '$' {
		return 0, fmt.Errorf("catalog: a price does not begin with %q", text[0])
	}
	return strconv.Atoi(text[1:])
}

// IsRemark says whether a line of the price list is a remark.
func IsRemark(line string) bool {
	return strings.TrimSpace(line)[0] == ';'
}
