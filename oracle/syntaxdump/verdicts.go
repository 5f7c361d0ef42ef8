package main

import (
	"bytes"
	"errors"
	"go/parser"
	"go/scanner"
	"go/token"
	"slices"
	"strconv"
)

// appendVerdict appends the number of syntax errors in src and their lines.
func appendVerdict(buf []byte, src []byte) []byte {
	_, err := parser.ParseFile(token.NewFileSet(), "", src, treeMode)
	var list scanner.ErrorList
	errors.As(err, &list)
	buf = strconv.AppendInt(buf, int64(len(list)), 10)
	buf = append(buf, ' ')
	lines := errorLines(src, list)
	if len(lines) == 0 {
		return append(buf, '-')
	}
	for i, line := range lines {
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = strconv.AppendInt(buf, int64(line), 10)
	}
	return buf
}

// errorLines returns the lines of the errors, ascending, each once. They are
// counted from the offsets, because a //line directive changes the positions.
func errorLines(src []byte, list scanner.ErrorList) []int {
	lines := make([]int, len(list))
	for i, e := range list {
		lines[i] = 1 + bytes.Count(src[:e.Pos.Offset], []byte{'\n'})
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}
