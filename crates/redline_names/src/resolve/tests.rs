use super::*;
use redline_syntax::parse;

/// What each use of an identifier in the file means, in the order of the source:
/// `name=package`, `name=line` of a local, `name=import path`, `name=predeclared` or `name=?`.
fn uses(source: &str) -> Vec<String> {
    let names = Interner::new();
    let parse = parse(source.as_bytes(), &names);
    assert_eq!(parse.errors, []);
    let tree = &parse.tree;
    let universe = Universe::new(&names);
    let package = PackageScope::new([tree], &universe);
    let package_name =
        |path: &str| (path != "unknown").then(|| names.intern(path.rsplit('/').next().unwrap()));
    let around = Surroundings {
        names: &names,
        universe: &universe,
        package: &package,
        package_name: &package_name,
    };
    let resolution = resolve(tree, source.as_bytes(), around);
    let line = |span: Span| source[..span.start as usize].matches('\n').count() + 1;
    let mut idents: Vec<_> = tree
        .preorder(redline_syntax::Node::File)
        .filter_map(|node| match node {
            redline_syntax::Node::Expr(expr) => match tree[expr] {
                Expr::Ident(name) => {
                    Some((tree.span(expr).start, names.text(name), resolution.binding(expr)))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    idents.sort_by_key(|ident| ident.0);
    idents
        .into_iter()
        .map(|(_, name, binding)| match binding {
            None => format!("{name}=?"),
            Some(Binding::Predeclared(_)) => format!("{name}=predeclared"),
            Some(Binding::Import(id)) => format!("{name}={}", resolution[id].path),
            Some(Binding::Object(_)) => format!("{name}=package"),
            Some(Binding::Local(id)) => format!("{name}={}", line(resolution[id].span)),
        })
        .collect()
}

fn uses_of(source: &str, name: &str) -> Vec<String> {
    let prefix = format!("{name}=");
    uses(source).into_iter().filter_map(|it| it.strip_prefix(&prefix).map(str::to_owned)).collect()
}

#[test]
fn the_innermost_declaration_counts() {
    let source = "package p
var x = 1
func f(x int) {
	_ = x
	if x := x; x > 0 {
		x := x
		_ = x
	} else {
		_ = x
	}
	func(x int) { _ = x }(x)
	_ = x
}
func g() { _ = x }
";
    assert_eq!(
        uses_of(source, "x"),
        ["3", "5", "3", "5", "6", "5", "6", "5", "11", "3", "3", "package"]
    );
}

#[test]
fn a_variable_is_in_scope_behind_its_declaration_only() {
    let source = "package p
func f() {
	_ = panic
	panic := panic
	_ = panic
	var close = close
	type T struct{ next *T }
	const iota = iota
}
";
    assert_eq!(uses_of(source, "panic"), ["predeclared", "4", "predeclared", "4"]);
    assert_eq!(uses_of(source, "close"), ["predeclared"]);
    assert_eq!(uses_of(source, "T"), ["7"]);
    assert_eq!(uses_of(source, "iota"), ["predeclared"]);
}

#[test]
fn redeclaration_assigns_in_its_own_block_only() {
    let source = "package p
func f() (err error) {
	a, err := g()
	if true {
		b, err := g()
		c, err := a, b
		_, _ = c, err
	}
	return err
}
func g() (int, error) { return 0, nil }
";
    // Line 3 redeclares the result of line 2: parameters share the block of the body.
    assert_eq!(uses_of(source, "err"), ["2", "5", "5", "5", "2"]);
}

#[test]
fn packages_are_known_by_their_names() {
    let source = "package p
import xlog \"log\"
import \"os\"
import _ \"embed\"
import \"unknown\"
func f() { xlog.Fatal(); log.Fatal(); os.Exit(1); unknown.F(); { os := 1; _ = os } }
";
    assert_eq!(uses_of(source, "xlog"), ["log"]);
    assert_eq!(uses_of(source, "log"), ["?"]);
    assert_eq!(uses_of(source, "os"), ["os", "6", "6"]);
    assert_eq!(uses_of(source, "unknown"), ["?"]);
}

#[test]
fn a_dot_import_may_hide_what_is_predeclared() {
    assert_eq!(uses_of("package p\nimport . \"x\"\nfunc f() { panic(1) }", "panic"), ["?"]);
    assert_eq!(
        uses_of("package p\nfunc f() { panic(1) }\nfunc panic(any) {}", "panic"),
        ["package"]
    );
}

#[test]
fn clauses_and_loops_have_blocks() {
    let source = "package p
func f(v any, c chan int) {
	switch v := v.(type) {
	case int:
		_ = v
	default:
		{ v := v
		_ = v }
	}
	select {
	case v := <-c:
		_ = v
	}
	for i, v := range v {
		_, _ = i, v
	}
	for i := 0; i < 1; i++ {
		i := i
		_ = i
	}
	_ = v
}
";
    assert_eq!(
        uses_of(source, "v"),
        ["?", "2", "3", "7", "3", "7", "11", "11", "14", "2", "14", "2"]
    );
    assert_eq!(uses_of(source, "i"), ["14", "14", "17", "17", "17", "18", "17", "18"]);
}

#[test]
fn type_parameters_are_declared_by_functions_types_and_receivers() {
    let source = "package p
type L[T any, U interface{ ~[]T }] struct { v T; u U }
func F[K comparable, V any](m map[K]V) (k K) { var v V; _ = v; return }
func (l *L[A, B]) m(a A) B { var b B; return b }
";
    assert_eq!(uses_of(source, "T"), ["2", "2"]);
    assert_eq!(uses_of(source, "K"), ["3", "3"]);
    assert_eq!(uses_of(source, "V"), ["3", "3"]);
    assert_eq!(uses_of(source, "A"), ["4", "4"]);
    assert_eq!(uses_of(source, "B"), ["4", "4", "4"]);
    assert_eq!(uses_of(source, "L"), ["package"]);
}

#[test]
fn keys_of_struct_literals_are_not_bound() {
    let source = "package p
const name = 1
type T struct { name int }
var a = T{name: name}
var b = map[int]int{name: name}
var c = []T{{name: name}}
";
    assert_eq!(uses_of(source, "name"), ["?", "package", "package", "package", "?", "package"]);
}

#[test]
fn assignments_are_counted() {
    let source = "package p\nfunc f() { a := 1; b := 2; b = 3; c := 4; _ = &c; d := 5; d++; for a := range b { _ = a }; e, a := 1, 2; _ = e }";
    let names = Interner::new();
    let parse = parse(source.as_bytes(), &names);
    let universe = Universe::new(&names);
    let package = PackageScope::new([&parse.tree], &universe);
    let around = Surroundings {
        names: &names,
        universe: &universe,
        package: &package,
        package_name: &|_| None,
    };
    let resolution = resolve(&parse.tree, source.as_bytes(), around);
    let counts: Vec<_> =
        resolution.locals().iter().map(|l| (names.text(l.name), l.assignments)).collect();
    assert_eq!(counts, [("a", 1), ("b", 1), ("c", 1), ("d", 1), ("a", 0), ("e", 0)]);
}
