// Package strconv reads and writes numbers in many forms.
package main

import "strconv"

func main() {
	f, err := strconv.ParseFloat("2.5e3", 64)
	println(f, err == nil, strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.Quote("a\t\"é\x01"))
	n, err := strconv.ParseInt("-ff", 16, 16)
	println(n, err == nil, strconv.FormatInt(255, 2), strconv.FormatUint(35, 36))
	_, err = strconv.ParseUint("256", 10, 8)
	println(err.Error())
	b, err := strconv.ParseBool("maybe")
	println(b, err.Error())
}
