// Numbers become text and back, and wrong text becomes an error.
package main

import "strconv"

func main() {
	println(strconv.Itoa(0), strconv.Itoa(-45), strconv.Itoa(1<<62))
	for _, s := range []string{"17", "-3", "+8", "", "x1", "99999999999999999999"} {
		n, err := strconv.Atoi(s)
		if err != nil {
			println(n, err.Error())
			continue
		}
		println(n)
	}
}
