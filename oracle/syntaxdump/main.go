// Syntaxdump writes what the standard library's scanner and parser see in Go
// files, as canonical text. It is the reference side of a differential test:
// another Go front end writes the same text, and the two are compared.
//
// Usage:
//
//	syntaxdump tokens [-hash] [-j n] paths...   the tokens of each file
//	syntaxdump trees [-hash] [-j n] paths...    the syntax tree of each file
//	syntaxdump verdicts [-j n] paths...         the lines with syntax errors of each file
//	syntaxdump bench tokens|parse [-j n] dir    time scanning or parsing; write one JSON object
//
// The format is specified in FORMAT.md. Only the standard library is used.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"runtime"
)

const usage = `usage: syntaxdump tokens [-hash] [-j n] paths...
       syntaxdump trees [-hash] [-j n] paths...
       syntaxdump verdicts [-j n] paths...
       syntaxdump bench tokens|parse [-j n] dir
`

func main() {
	if len(os.Args) < 2 {
		exitUsage()
	}
	name, args := os.Args[1], os.Args[2:]
	switch name {
	case "tokens":
		os.Exit(dump(name, args, dumper{print: appendTokens}))
	case "trees":
		os.Exit(dump(name, args, dumper{print: appendTree}))
	case "verdicts":
		os.Exit(dump(name, args, dumper{print: appendVerdict, bare: true}))
	case "bench":
		os.Exit(bench(args))
	default:
		exitUsage()
	}
}

func exitUsage() {
	fmt.Fprint(os.Stderr, usage)
	os.Exit(2)
}

// dump runs the command called name and returns the exit status.
func dump(name string, args []string, d dumper) int {
	flags := flag.NewFlagSet(name, flag.ExitOnError)
	if !d.bare {
		flags.BoolVar(&d.hash, "hash", false, "write one hash for each file instead of its lines")
	}
	flags.IntVar(&d.jobs, "j", runtime.GOMAXPROCS(0), "parallel `workers`")
	flags.Parse(args)
	if flags.NArg() == 0 {
		exitUsage()
	}
	sources, failed := findSources(flags.Args())
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	failed = !d.run(out, sources) || failed
	if err := out.Flush(); err != nil {
		complain(err)
		failed = true
	}
	if failed {
		return 1
	}
	return 0
}

func complain(err error) {
	fmt.Fprintln(os.Stderr, "syntaxdump:", err)
}
