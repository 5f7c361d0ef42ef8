// Letters prints the ranges of non-ASCII letters and decimal digits of the
// running Go release as the Rust tables of the lexer.
//
// Usage: go run . > ../../crates/redline_syntax/src/letters/tables.rs
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"unicode"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintf(w, "//! Unicode %s letters (L) and decimal digits (Nd) above ASCII, as %s has them.\n", unicode.Version, runtime.Version())
	fmt.Fprintf(w, "//!\n//! Written by `oracle/letters`; ranges include both ends.\n")
	table(w, "LETTERS", unicode.IsLetter)
	table(w, "DIGITS", unicode.IsDigit)
}

func table(w *bufio.Writer, name string, member func(rune) bool) {
	type span struct{ first, last rune }
	var spans []span
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		switch {
		case !member(r):
		case len(spans) > 0 && spans[len(spans)-1].last == r-1:
			spans[len(spans)-1].last = r
		default:
			spans = append(spans, span{r, r})
		}
	}
	fmt.Fprintf(w, "\n#[rustfmt::skip]\npub(super) static %s: [(u32, u32); %d] = [\n", name, len(spans))
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
