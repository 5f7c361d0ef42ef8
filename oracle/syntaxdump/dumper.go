package main

import (
	"bufio"
	"bytes"
	"fmt"
	"hash/fnv"
	"os"
)

// A dumper writes a text for each of many files, in order.
type dumper struct {
	print func(buf []byte, src []byte) []byte // appends the lines of one file
	hash  bool                                // write a hash for each file instead of its lines
	bare  bool                                // one line for each file, which its path ends
	jobs  int                                 // parallel workers
}

// run writes all sources to out and reports whether all could be read.
// Files are handled in parallel and written in order.
func (d *dumper) run(out *bufio.Writer, sources []source) bool {
	type result struct {
		text []byte
		err  error
	}
	results := make([]chan result, len(sources))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	gate := make(chan struct{}, max(d.jobs, 1))
	go func() {
		for i, s := range sources {
			gate <- struct{}{}
			go func() {
				defer func() { <-gate }()
				text, err := d.text(s)
				results[i] <- result{text, err}
			}()
		}
	}()
	ok := true
	for _, ready := range results {
		r := <-ready
		if r.err != nil {
			complain(r.err)
			ok = false
		}
		out.Write(r.text)
	}
	return ok
}

// text returns what is written for one file.
func (d *dumper) text(s source) ([]byte, error) {
	src, err := os.ReadFile(s.path)
	if err != nil {
		return nil, err
	}
	if d.bare {
		return fmt.Appendf(d.print(nil, src), " %s\n", s.name), nil
	}
	if d.hash {
		lines := d.print(nil, src)
		sum := fnv.New64a()
		sum.Write(lines)
		return fmt.Appendf(nil, "%016x %d %s\n", sum.Sum64(), bytes.Count(lines, []byte{'\n'}), s.name), nil
	}
	return d.print(fmt.Appendf(nil, "file %s\n", s.name), src), nil
}
