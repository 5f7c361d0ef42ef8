package guard

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

// Every exported function and method is documented, and shown by an example that
// runs. Error and Unwrap are what every error has.
func TestEverythingIsShown(t *testing.T) {
	for _, dir := range []string{".", "guardhttp"} {
		set := token.NewFileSet()
		shown, err := doc.NewFromFiles(set, parseAll(t, set, dir), "redline.example/"+dir)
		if err != nil {
			t.Fatal(err)
		}
		functions := shown.Funcs
		for _, it := range shown.Types {
			if it.Doc == "" {
				t.Errorf("type %s says nothing", it.Name)
			}
			functions = append(append(functions, it.Funcs...), it.Methods...)
		}
		if len(functions) == 0 {
			t.Errorf("%s has no functions", dir)
		}
		for _, function := range functions {
			isOfErrors := function.Name == "Error" || function.Name == "Unwrap"
			if function.Doc == "" || len(function.Examples) == 0 && !isOfErrors {
				t.Errorf("%s %s: %d examples, documentation %q", function.Recv, function.Name, len(function.Examples), function.Doc)
			}
			for _, example := range function.Examples {
				if example.Output == "" {
					t.Errorf("the example of %s does not run", function.Name)
				}
			}
		}
	}
}

func parseAll(t *testing.T, set *token.FileSet, dir string) (files []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
