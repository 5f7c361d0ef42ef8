package main

import (
	"go/scanner"
	"go/token"
	"strconv"
)

// appendTokens appends one line for each token of src.
func appendTokens(buf []byte, src []byte) []byte {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return buf
		}
		buf = strconv.AppendInt(buf, int64(file.Offset(pos)), 10)
		buf = append(buf, ' ')
		buf = strconv.AppendInt(buf, int64(file.Offset(s.End())), 10)
		buf = append(buf, ' ')
		buf = append(buf, tokenKind(tok, lit)...)
		buf = append(buf, '\n')
	}
}

// tokenKind is the name of a token's class, or its spelling.
func tokenKind(tok token.Token, lit string) string {
	if tok == token.SEMICOLON && lit == "\n" {
		return "AUTO"
	}
	return tok.String()
}
