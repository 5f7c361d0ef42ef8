use redline_base::Interner;
use redline_names::{PackageScope, Universe};

use super::*;
use crate::{ObjectKind, PackageSource, SingleFile, Store};

/// Checks the one file `source` of a package, in which only `unsafe` can be imported.
pub(crate) fn run(source: &str, look: impl FnOnce(&Store, &PackageSource<'_>, &CheckedPackage)) {
    let store = Store::new(Interner::new());
    let file = SingleFile { path: "p", text: source.as_bytes(), imports: &[] };
    file.check(&store, |package, checked, errors| {
        assert_eq!(errors, [], "{source}");
        look(&store, &package, checked);
    });
}

/// What `source` declares at top level, as `name type value`, and its errors.
pub(super) fn check(source: &str) -> (Vec<String>, Vec<String>) {
    let mut declared = Vec::new();
    let mut errors = Vec::new();
    run(source, |store, _, checked| {
        let parse = redline_syntax::parse(source.as_bytes(), store.names());
        let universe = Universe::new(store.names());
        let scope = PackageScope::new([&parse.tree], &universe);
        for (_, object) in scope.objects() {
            let object = checked.records[0].declared(object.ident).unwrap();
            let name = store.names().text(store[object].name);
            let ty = store.type_text(store.type_of(object));
            declared.push(match (store[object].kind, store.constant(object)) {
                (ObjectKind::Const, Some(value)) => format!("{name} {ty} {}", value.exact()),
                _ => format!("{name} {ty}"),
            });
        }
        errors.extend(checked.errors.iter().map(|error| error.message.clone()));
    });
    (declared, errors)
}

/// The local variables of the functions in `source`, as `name type`.
fn locals(source: &str) -> Vec<String> {
    let source = format!("package p\n{source}");
    let mut locals = Vec::new();
    run(&source, |store, package, checked| {
        let resolution = package.files[0].resolution;
        assert_eq!(checked.errors, [], "{source}");
        for (index, local) in resolution.locals().iter().enumerate() {
            let object = checked.records[0].local(redline_names::LocalId::new(index)).unwrap();
            let ty = store.type_text(store.type_of(object));
            locals.push(format!("{} {ty}", store.names().text(local.name)));
        }
    });
    locals
}

/// The declarations of a package without errors.
fn declarations(source: &str) -> Vec<String> {
    let (declared, errors) = check(&format!("package p\n{source}"));
    assert_eq!(errors, Vec::<String>::new(), "{source}");
    declared
}

fn errors(source: &str) -> Vec<String> {
    check(&format!("package p\n{source}")).1
}

#[test]
fn constants_have_values_and_types() {
    let source = "const ( A = 1 << iota; B; C float64 = 1.5; D = len(\"abc\") + 'a' )
type Size uint8
const ( Max Size = 255; Text = \"a\" + string(rune(98)); Big = 1 << 100 >> 98; Less = min(3, 2, 2.5) )";
    assert_eq!(
        declarations(source),
        [
            "A untyped int 1",
            "B untyped int 2",
            "C float64 3/2",
            "D int 100",
            "Size p.Size",
            "Max p.Size 255",
            "Text string \"ab\"",
            "Big untyped int 4",
            "Less untyped float 2",
        ]
    );
}

#[test]
fn a_repeated_expression_is_looked_up_where_it_is_repeated() {
    let source = "const X = 2
func _() {
    const ( A = iota; iota = iota; B )
    const ( X = X + X; Y )
    a, b, y := [A]int{}, [B]int{}, [Y]int{}
    _, _, _ = a, b, y
}";
    let arrays = ["a [0]int", "b [1]int", "y [8]int"];
    assert!(locals(source).ends_with(&arrays.map(str::to_owned)), "{:?}", locals(source));
}

#[test]
fn declarations_need_no_order() {
    let source = "var a = b.f()\nvar b = T{}\nfunc (t T) f() [n]*T { return g() }\nfunc g() (x [n]*T) { return }\ntype T struct{ next *T; n [n]int }\nconst n = m + 1\nconst m = 2";
    assert_eq!(
        declarations(source),
        [
            "a [3]*p.T",
            "b p.T",
            "g func() (x [3]*p.T)",
            "T p.T",
            "n untyped int 3",
            "m untyped int 2",
        ]
    );
}

#[test]
fn type_arguments_are_inferred() {
    let source = "type List[T any] struct{ next *List[T] }
func (l *List[E]) push(e E) *List[E] { return l }
func Map[K comparable, V any](keys []K, f func(K) V) map[K]V { return nil }
func Of[T any](list ...T) *List[T] { return nil }
var a = Map([]string{}, func(s string) int { return len(s) })
var b = Of(1, 2.5)
var c = Of[byte]().push(1)";
    assert_eq!(
        declarations(source),
        [
            "List p.List[T any]",
            "Map func[K comparable, V any](keys []K, f func(K) V) map[K]V",
            "Of func[T any](list ...T) *p.List[T]",
            "a map[string]int",
            "b *p.List[float64]",
            "c *p.List[byte]",
        ]
    );
}

#[test]
fn sizes_are_those_of_the_platform() {
    let source = "import \"unsafe\"\ntype T struct{ a byte; b int64; c struct{} }\nvar t T\nconst ( size = unsafe.Sizeof(t); offset = unsafe.Offsetof(t.b); align = unsafe.Alignof(t.a) )";
    let constants: Vec<_> =
        declarations(source).into_iter().filter(|line| line.contains("uintptr")).collect();
    assert_eq!(constants, ["size uintptr 24", "offset uintptr 8", "align uintptr 1"]);
}

#[test]
fn what_cannot_be_read_is_unknown_and_silent() {
    let source = "import \"missing\"\ntype T struct{ missing.T }\nvar a = missing.F(1).x\nvar b = a + 1\nvar c missing.T\nfunc f(t missing.T) T { return T{} }";
    assert_eq!(errors(source), Vec::<String>::new());
}

#[test]
fn types_without_an_end_are_errors() {
    assert_eq!(errors("type A B\ntype B A"), ["invalid recursive type A"]);
    assert_eq!(errors("type A = B\ntype B = A"), ["invalid recursive type A"]);
    assert_eq!(
        errors("const a = b\nconst b = a + \"x\" - 1\nvar c = undefined").last().unwrap(),
        "undefined: undefined"
    );
}

#[test]
fn errors_leave_the_rest_typed() {
    let (declared, errors) = check(
        "package p\nvar a = 1 + \"x\"\nvar b, c = 2, T{x: 1}\ntype T struct{ x int; x string }\nconst d int8 = 300\nvar e [-1]int\nvar f map[[]int]bool",
    );
    assert_eq!(
        errors,
        [
            "invalid operation: 1 + \"x\" (mismatched types untyped int and untyped string)",
            "x redeclared",
            "cannot use 300 (untyped int constant) as int8 value in constant declaration (overflows)",
            "invalid array length -1 (untyped int constant)",
            "invalid map key type []int",
        ]
    );
    assert!(declared.contains(&"b int".to_owned()) && declared.contains(&"c p.T".to_owned()));
}

#[test]
fn locals_get_their_types_from_values() {
    let source =
        "func f(m map[string][]int, c <-chan rune, x any, next func(yield func(int, error) bool)) {
	a, ok := m[\"k\"]
	b := a[1:]
	for i, e := range b { _, _ = i, e }
	for r := range c { _ = r }
	for n := range 3 { _ = n }
	for k, err := range next { _, _ = k, err }
	switch v := x.(type) { case int, string: _ = v; case error: _ = v.Error() }
	g := func(s string) (n int) { d := len(s) << 2; return d }
	h := g(\"x\") > 1 && ok
	_ = h
}";
    assert_eq!(
        locals(source)[4..],
        [
            "a []int",
            "ok bool",
            "b []int",
            "i int",
            "e int",
            "r rune",
            "n int",
            "k int",
            "err error",
            "v any",
            "v error",
            "s string",
            "n int",
            "d int",
            "g func(s string) (n int)",
            "h bool",
        ]
    );
}
