package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// check compares lines after joining them with slashes, so that a table reads well.
func check(t *testing.T, src string, got []byte, want ...string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q:\n%s\nwant:\n%s", src, strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestTokens(t *testing.T) {
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"x // c\r\ny", []string{"0 1 IDENT", "2 7 COMMENT", "7 8 AUTO", "8 9 IDENT", "9 9 AUTO"}},
		{"x /* a\n\n */;", []string{"0 1 IDENT", "2 11 COMMENT", "6 7 AUTO", "11 12 ;"}},
		{"x /* a", []string{"0 1 IDENT", "2 6 COMMENT", "6 6 AUTO"}},
		{"`a\r\nb`", []string{"0 6 STRING", "6 6 AUTO"}},
		{"`a\r", []string{"0 3 STRING", "3 3 AUTO"}},
		{"\"a\nb", []string{"0 2 STRING", "2 3 AUTO", "3 4 IDENT", "4 4 AUTO"}},
		{"\xef\xbb\xbfif\xef\xbb\xbf", []string{"3 5 if", "5 8 ILLEGAL"}},
		{"\xff\xfea\x00", []string{"0 4 ILLEGAL"}},
		{"\x80#€", []string{"0 1 ILLEGAL", "1 2 ILLEGAL", "2 5 ILLEGAL"}},
		{"x ?\n", []string{"0 1 IDENT", "2 3 ILLEGAL", "3 4 AUTO"}},
		{"a &^= 0x1p-2i", []string{"0 1 IDENT", "2 5 &^=", "6 13 IMAG", "13 13 AUTO"}},
	} {
		check(t, test.src, appendTokens(nil, []byte(test.src)), test.want...)
	}
}

func TestTrees(t *testing.T) {
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"package p // c\r\n", []string{"0 - File 0 9", "1 Name Ident 8 9 p", "comment 10 15"}},
		{"package p; func", []string{"errors"}},
		{"package p; type T[P *int,] = P", []string{
			"0 - File 0 30",
			"1 Name Ident 8 9 p",
			"1 Decls GenDecl 11 30 type",
			"2 Specs TypeSpec 16 30 =",
			"3 Name Ident 16 17 T",
			"3 TypeParams FieldList 17 26",
			"4 List Field 18 24",
			"5 Names Ident 18 19 P",
			"5 Type StarExpr 20 24",
			"6 X Ident 21 24 int",
			"3 Type Ident 29 30 P",
		}},
		{"package p; func f() { for range x[:] { a: }; <-c }", []string{
			"0 - File 0 50",
			"1 Name Ident 8 9 p",
			"1 Decls FuncDecl 11 50",
			"2 Name Ident 16 17 f",
			"2 Type FuncType 11 19",
			"3 Params FieldList 17 19",
			"2 Body BlockStmt 20 50",
			"3 List RangeStmt 22 43",
			"4 X SliceExpr 32 36",
			"5 X Ident 32 33 x",
			"4 Body BlockStmt 37 43",
			"5 List LabeledStmt 39 42",
			"6 Label Ident 39 40 a",
			"6 Stmt EmptyStmt 42 42 implicit",
			"3 List ExprStmt 45 48",
			"4 X UnaryExpr 45 48 <-",
			"5 X Ident 47 48 c",
		}},
	} {
		check(t, test.src, appendTree(nil, []byte(test.src)), test.want...)
	}
}

func TestVerdicts(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"package p\n", "0 -"},
		{"package p\n//line x.go:90\nvar x = 08\nvar y, z = 09, 08\n", "3 3,4"},
	} {
		if got := string(appendVerdict(nil, []byte(test.src))); got != test.want {
			t.Errorf("%q: %s, want %s", test.src, got, test.want)
		}
	}
}

// writeFiles writes empty files below a new folder and returns its path.
func writeFiles(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("package p\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSourcesAreInByteOrderOfTheirPaths(t *testing.T) {
	dir := writeFiles(t, "a/x.go", "a-b/x.go", "a.go", "_b/.c.go", "testdata/x.go", "a/testdata/b/x.go", "c.txt")
	sources, failed := findSources([]string{dir})
	var names []string
	for _, s := range sources {
		names = append(names, s.name)
	}
	if want := "_b/.c.go a-b/x.go a.go a/x.go"; failed || strings.Join(names, " ") != want {
		t.Errorf("got %q, want %s", names, want)
	}
}

func TestHashLine(t *testing.T) {
	dir := writeFiles(t, "empty.go", "x.go")
	if err := os.WriteFile(filepath.Join(dir, "empty.go"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	sources, _ := findSources([]string{dir})
	var text bytes.Buffer
	out := bufio.NewWriter(&text)
	d := dumper{print: appendTokens, hash: true, jobs: 2}
	if !d.run(out, sources) || out.Flush() != nil {
		t.Fatal("not all files were read")
	}
	check(t, dir, text.Bytes(), "cbf29ce484222325 0 empty.go", "fef4b6e187f6dfee 3 x.go")
}
