// Generics answers questions about generic Go code as go/types does.
//
//	generics cases.txt >answered.txt
//
// A file of cases is a list of sections. A section begins with a line
// "## title" or "## title go1.N", then come the declarations of package p. They
// may follow those of another package q, which end at a line "---"; p imports q
// then. Then come questions, each on a line "? kind text"; the answer is written
// on a line "= text" behind it, and an answer that was there is dropped.
//
//	call f(x, 1)       type arguments and signatures that a call infers
//	within g f(x)      the same in a function with the type parameters of g
//	assign T = f       the same for a function assigned to a variable of type T
//	implement T : I    whether T implements I, or why not
//	satisfy T : C      whether T satisfies C, or why not
//	assert I : T       whether x.(T) is possible for an x of type I
//	instance T         the underlying type of an instance, or why there is none
//	method T : m       the signature of a method
//	identical A : B    whether two types are identical
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"os"
	"reflect"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: generics cases.txt")
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var s section
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "= "):
			continue
		case strings.HasPrefix(line, "## "):
			s = newSection(line)
		case line == "---":
			s.other, s.source = s.source, ""
		case strings.HasPrefix(line, "? "):
			fmt.Fprintln(out, line)
			kind, text, _ := strings.Cut(line[2:], " ")
			fmt.Fprintln(out, "=", escape(s.answer(kind, text)))
			continue
		default:
			s.source += line + "\n"
		}
		fmt.Fprintln(out, line)
	}
}

func escape(text string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(text)
}

// A section holds the declarations that its questions are about.
type section struct {
	version, other, source string
}

func newSection(line string) section {
	fields := strings.Fields(line)
	if last := fields[len(fields)-1]; strings.HasPrefix(last, "go1.") {
		return section{version: last}
	}
	return section{version: "go1.27"}
}

// A checked package and the errors that stand behind its declarations.
type checked struct {
	pkg    *types.Package
	info   *types.Info
	file   *ast.File
	errors []types.Error
}

func (s section) Import(string) (*types.Package, error) {
	c := s.check("q", "package q\n"+s.other, 0)
	return c.pkg, nil
}

// code checks the declarations with more code behind them.
func (s section) code(more string) checked {
	source := "package p\n"
	if s.other != "" {
		source += "import \"q\"\nvar _ q.Q__\n"
	}
	source += s.source
	return s.check("p", source+more, len(source))
}

func (s section) check(path, source string, from int) checked {
	fset := token.NewFileSet()
	if s.other != "" && path == "q" {
		source += "type Q__ int\n"
	}
	file, err := parser.ParseFile(fset, path+".go", source, parser.SkipObjectResolution)
	if err != nil {
		log.Fatalf("%v in\n%s", err, source)
	}
	c := checked{file: file, info: &types.Info{
		Instances: map[*ast.Ident]types.Instance{},
		Types:     map[ast.Expr]types.TypeAndValue{},
	}}
	conf := types.Config{GoVersion: s.version, Importer: s, Error: func(err error) {
		e := err.(types.Error)
		if e.Soft && strings.HasPrefix(e.Msg, "declared and not used") {
			return
		}
		if fset.Position(e.Pos).Offset < from {
			log.Fatalf("%v\nin the declarations\n%s", e, source)
		}
		c.errors = append(c.errors, e)
	}}
	c.pkg, _ = conf.Check(path, fset, []*ast.File{file}, c.info)
	return c
}

func (s section) answer(kind, text string) string {
	left, right, _ := strings.Cut(text, " : ")
	switch kind {
	case "call":
		return s.call("func _() { " + text + " }")
	case "within":
		function, call, _ := strings.Cut(text, " ")
		_, params, _ := strings.Cut(s.source, "func "+function+"[")
		params, _, _ = strings.Cut(params, "](")
		return s.call("func _[" + params + "]() { " + call + " }")
	case "assign":
		ty, function, _ := strings.Cut(text, " = ")
		return s.call("var _ " + ty + " = " + function)
	case "implement":
		return s.cause("var _ "+right+" = *new("+left+")", ": ")
	case "satisfy":
		return s.cause("func c__[_ "+right+"]() {}; var _ = c__["+left+"]", "")
	case "assert":
		return s.cause("func _(x "+left+") { _ = x.("+right+") }", "\n\t")
	case "instance":
		c := s.code("var v__ " + text)
		if len(c.errors) > 0 {
			return c.errors[0].Msg
		}
		return types.TypeString(c.pkg.Scope().Lookup("v__").Type().Underlying(), nil)
	case "method":
		c := s.code("var v__ " + left)
		object, _, _ := types.LookupFieldOrMethod(c.pkg.Scope().Lookup("v__").Type(), true, c.pkg, right)
		return types.TypeString(object.Type(), nil)
	case "identical":
		c := s.code("var v__ " + left + "; var w__ " + right)
		scope := c.pkg.Scope()
		return fmt.Sprint(types.Identical(scope.Lookup("v__").Type(), scope.Lookup("w__").Type()))
	}
	log.Fatalf("what is %q?", kind)
	return ""
}

// cause is what the first error says behind a separator.
func (s section) cause(code, separator string) string {
	c := s.code(code)
	if len(c.errors) == 0 {
		return "ok"
	}
	if separator == "" {
		return c.errors[0].Msg
	}
	_, cause, ok := strings.Cut(c.errors[0].Msg, separator)
	if !ok {
		return "other error: " + c.errors[0].Msg
	}
	return cause
}

// call tells what was inferred for each generic function of the code, and what
// is wrong with it.
func (s section) call(code string) string {
	c := s.code(code)
	last := c.file.Decls[len(c.file.Decls)-1]
	var found []string
	var callee ast.Expr
	var args []ast.Expr
	ast.Inspect(last, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if callee == nil {
				callee, args = n.Fun, n.Args
			}
		case *ast.Ident:
			if inst, ok := c.info.Instances[n]; ok {
				if _, ok := inst.Type.(*types.Signature); ok {
					found = append(found, instance(inst))
				}
			}
		}
		return true
	})
	for _, err := range c.errors {
		// What is wrong with an argument otherwise is another question.
		if n := number(err); n == cannotInferTypeArgs || n == invalidTypeArg {
			found = append(found, failure(err, callee, args))
			break
		}
	}
	return strings.Join(found, "; ")
}

// Numbers of internal/types/errors.
const (
	cannotInferTypeArgs = 138
	invalidTypeArg      = 139
)

func number(err types.Error) int64 {
	return reflect.ValueOf(err).FieldByName("go116code").Int()
}

func instance(inst types.Instance) string {
	var args []string
	for i := range inst.TypeArgs.Len() {
		args = append(args, types.TypeString(inst.TypeArgs.At(i), nil))
	}
	return "[" + strings.Join(args, ", ") + "] " + types.TypeString(inst.Type, nil)
}

func failure(err types.Error, callee ast.Expr, args []ast.Expr) string {
	msg := err.Msg
	if callee != nil {
		msg = strings.TrimPrefix(msg, "in call to "+types.ExprString(callee)+", ")
	}
	if i := strings.Index(msg, " (declared at "); i >= 0 {
		msg = msg[:i] + " (declared at PLACE)"
	}
	for i, arg := range args {
		if arg.Pos() <= err.Pos && err.Pos < arg.End() {
			return fmt.Sprintf("error at argument %d: %s", i, msg)
		}
	}
	return "error: " + msg
}
