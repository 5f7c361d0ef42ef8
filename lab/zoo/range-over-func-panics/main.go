// The body of a loop over an iterator panics in a nested loop.
//
//zoo:since 1.23
//zoo:kind panic
//zoo:message found 2
//zoo:guilty main
//zoo:site main.search.search.pairs.All[...].func1.search-range1-range3
//zoo:site@1.27 main.search-range1-range1
//zoo:line explicit-panic
package main

import (
	"fmt"
	"iter"
	"slices"
)

func pairs(values []int) iter.Seq2[int, int] {
	return slices.All(values)
}

func search(values []int) {
	for _, a := range pairs(values) {
		for _, b := range pairs(values) {
			if a*b == 2 {
				panic(fmt.Sprint("found ", a*b)) // dies
			}
		}
	}
}

func main() {
	search([]int{1, 2})
}
