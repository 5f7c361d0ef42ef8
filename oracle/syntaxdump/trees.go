package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
)

const treeMode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors

// appendTree appends the syntax tree of src, or the line that says it has errors.
func appendTree(buf []byte, src []byte) []byte {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, treeMode)
	if err != nil {
		return append(buf, "errors\n"...)
	}
	p := printer{buf: buf, base: int(file.FileStart)}
	p.node("-", file)
	for _, group := range file.Comments {
		for _, c := range group.List {
			start := p.offset(c.Slash)
			p.comment(start, commentEnd(src, start))
		}
	}
	return p.buf
}

// commentEnd returns the end of the comment at start. Comment.End is no use: it
// counts the text that is left when carriage returns have been removed.
func commentEnd(src []byte, start int) int {
	text := src[start:]
	end := -1
	if text[1] == '/' {
		end = bytes.IndexByte(text, '\n')
	} else if i := bytes.Index(text[2:], []byte("*/")); i >= 0 {
		end = i + 4
	}
	if end < 0 {
		return len(src)
	}
	return start + end
}

// A printer writes nodes in pre-order, one line each.
type printer struct {
	buf   []byte
	base  int // the position of offset 0
	depth int
}

// offset returns the byte offset of a position, or -1 if it is not set.
func (p *printer) offset(pos token.Pos) int {
	if !pos.IsValid() {
		return -1
	}
	return int(pos) - p.base
}

func (p *printer) comment(start, end int) {
	p.buf = append(p.buf, "comment "...)
	p.buf = strconv.AppendInt(p.buf, int64(start), 10)
	p.buf = append(p.buf, ' ')
	p.buf = strconv.AppendInt(p.buf, int64(end), 10)
	p.buf = append(p.buf, '\n')
}

// line writes the line of one node. Payloads follow it with p.payload.
func (p *printer) line(field, kind string, n ast.Node) {
	p.buf = strconv.AppendInt(p.buf, int64(p.depth), 10)
	p.buf = append(p.buf, ' ')
	p.buf = append(p.buf, field...)
	p.buf = append(p.buf, ' ')
	p.buf = append(p.buf, kind...)
	p.buf = append(p.buf, ' ')
	p.buf = strconv.AppendInt(p.buf, int64(p.offset(n.Pos())), 10)
	p.buf = append(p.buf, ' ')
	p.buf = strconv.AppendInt(p.buf, int64(p.offset(n.End())), 10)
	p.buf = append(p.buf, '\n')
}

// payload adds a word to the line just written.
func (p *printer) payload(word string) {
	p.buf[len(p.buf)-1] = ' '
	p.buf = append(p.buf, word...)
	p.buf = append(p.buf, '\n')
}

// flag adds a word to the line just written if the condition holds.
func (p *printer) flag(set bool, word string) {
	if set {
		p.payload(word)
	}
}

// one writes the child in a field, if there is one. The type parameter keeps a
// nil pointer from becoming a node that is not nil.
func one[N interface {
	comparable
	ast.Node
}](p *printer, field string, n N) {
	var none N
	if n == none {
		return
	}
	p.depth++
	p.node(field, n)
	p.depth--
}

// many writes the children in a list field.
func many[N ast.Node](p *printer, field string, list []N) {
	p.depth++
	for _, n := range list {
		p.node(field, n)
	}
	p.depth--
}

// node writes a node and all that is below it.
func (p *printer) node(field string, n ast.Node) {
	switch n := n.(type) {
	case *ast.File:
		p.line(field, "File", n)
		one(p, "Name", n.Name)
		many(p, "Decls", n.Decls)
	case ast.Decl:
		p.decl(field, n)
	case ast.Spec:
		p.spec(field, n)
	case ast.Stmt:
		p.stmt(field, n)
	case ast.Expr:
		p.expr(field, n)
	case *ast.FieldList:
		p.line(field, "FieldList", n)
		many(p, "List", n.List)
	case *ast.Field:
		p.line(field, "Field", n)
		many(p, "Names", n.Names)
		one(p, "Type", n.Type)
		one(p, "Tag", n.Tag)
	}
}

func (p *printer) decl(field string, n ast.Decl) {
	switch n := n.(type) {
	case *ast.GenDecl:
		p.line(field, "GenDecl", n)
		p.payload(n.Tok.String())
		p.flag(n.Lparen.IsValid(), "(")
		many(p, "Specs", n.Specs)
	case *ast.FuncDecl:
		p.line(field, "FuncDecl", n)
		one(p, "Recv", n.Recv)
		one(p, "Name", n.Name)
		one(p, "Type", n.Type)
		one(p, "Body", n.Body)
	}
}

func (p *printer) spec(field string, n ast.Spec) {
	switch n := n.(type) {
	case *ast.ImportSpec:
		p.line(field, "ImportSpec", n)
		one(p, "Name", n.Name)
		one(p, "Path", n.Path)
	case *ast.ValueSpec:
		p.line(field, "ValueSpec", n)
		many(p, "Names", n.Names)
		one(p, "Type", n.Type)
		many(p, "Values", n.Values)
	case *ast.TypeSpec:
		p.line(field, "TypeSpec", n)
		p.flag(n.Assign.IsValid(), "=")
		one(p, "Name", n.Name)
		one(p, "TypeParams", n.TypeParams)
		one(p, "Type", n.Type)
	}
}
