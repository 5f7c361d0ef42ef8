package main

import (
	"bufio"
	"fmt"
	"runtime"
	"strconv"
	"unicode"
)

// printable writes the ranges of characters above ASCII that strconv.Quote does
// not escape, as a Rust table.
func printable(w *bufio.Writer) {
	type span struct{ first, last rune }
	var spans []span
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		switch {
		case !strconv.IsPrint(r):
		case len(spans) > 0 && spans[len(spans)-1].last == r-1:
			spans[len(spans)-1].last = r
		default:
			spans = append(spans, span{r, r})
		}
	}
	fmt.Fprintf(w, "//! Unicode %s characters above ASCII that %s prints as they are.\n", unicode.Version, runtime.Version())
	fmt.Fprintf(w, "//!\n//! Written by `oracle/constants`; ranges include both ends.\n")
	fmt.Fprintf(w, "\n#[rustfmt::skip]\npub(super) static PRINTABLE: [(u32, u32); %d] = [\n", len(spans))
	for i, s := range spans {
		if i%5 == 0 {
			fmt.Fprint(w, "    ")
		}
		fmt.Fprintf(w, "(0x%04x, 0x%04x),", s.first, s.last)
		if i%5 == 4 || i == len(spans)-1 {
			fmt.Fprintln(w)
		} else {
			fmt.Fprint(w, " ")
		}
	}
	fmt.Fprintln(w, "];")
}
