// Command shop sells.
package main

import "os"

func main() {
	stock := map[string]int(nil)
	sell(stock, os.Args[1:])
}

func sell(stock map[string]int, words []string) {
	for _, word := range words {
		if word == "" {
			panic("no word")
		}
		stock[word]++
	}
}
