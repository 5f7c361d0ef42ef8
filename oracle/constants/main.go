// Constants evaluates operations on constants with go/constant and go/types.
//
// Usage: constants < operations > values, in the format of FORMAT.md
//
//	constants printable > ../../crates/redline_constant/src/printable/tables.rs
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "constants:", err)
		os.Exit(1)
	}
}

func run(args []string, r io.Reader, w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	switch {
	case len(args) == 0:
		if err := evaluate(r, out); err != nil {
			return err
		}
	case len(args) == 1 && args[0] == "printable":
		printable(out)
	default:
		return fmt.Errorf("unknown arguments %q", args)
	}
	return out.Flush()
}

// evaluate answers each line with the exact and the short form of its result.
func evaluate(r io.Reader, w *bufio.Writer) error {
	m := newMachine()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		v, err := m.line(strings.Fields(lines.Text()))
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		fmt.Fprintf(w, "%s\t%s\n", exact(v), v)
	}
	return lines.Err()
}
