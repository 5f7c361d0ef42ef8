//! Declarations that are wrong in themselves.

use super::assert_errors;

#[test]
fn constraints_are_no_types_of_variables() {
    assert_errors(
        "
type I interface{ ~int | string }
var i I
type J interface{ ~int | int }
type K interface{ ~J }
type L interface{ M() }
type N interface{ int | L }
func f[P I, Q P]() {}
type O[P any] interface{ P | int }
",
        &[
            "cannot use type I outside a type constraint: interface contains type constraints",
            "overlapping terms int and ~int",
            "invalid use of ~ (J is an interface)",
            "cannot use p.L in union (p.L contains methods)",
            "cannot use a type parameter as constraint",
            "term cannot be a type parameter",
        ],
    );
    assert_errors(
        "
type A interface{ m(int) }
type B interface{ m(string) }
type C interface{ A
B }
type D interface{ A
A }
type E interface{ _() }
type F interface{ m()
m() }
",
        &["duplicate method m", "methods must have a unique non-blank name", "duplicate method m"],
    );
    assert_errors(
        "
type M interface{ int }
type My int
type T interface{ ~My }
var c comparable
var m map[M]int
type S struct{ M }
",
        &[
            "invalid use of ~ (underlying type of My is int)",
            "cannot use type comparable outside a type constraint: interface is (or embeds) comparable",
            "cannot use type M outside a type constraint: interface contains type constraints",
            "cannot use type M outside a type constraint: interface contains type constraints",
        ],
    );
}

#[test]
fn methods_have_receivers_and_names_of_their_own() {
    assert_errors(
        "
type T struct{ f int }
func (T) f() {}
func (T) m() {}
func (*T) m() {}
func (T) _() {}
func (T) _() {}
",
        &["field and method with the same name f", "method T.m already declared at p.go:5:10"],
    );
    assert_errors(
        "
func (int) m() {}
func ([]int) m() {}
type P *int
func (P) m() {}
type I interface{}
func (I) m() {}
func (*I) n() {}
type A = []int
func (A) m() {}
",
        &[
            "cannot define new methods on non-local type int",
            "invalid receiver type []int",
            "invalid receiver type P (pointer or interface type)",
            "invalid receiver type I (pointer or interface type)",
            "invalid receiver type I (pointer or interface type)",
            "invalid receiver type A",
        ],
    );
    assert_errors(
        "
type G[P, Q any] struct{}
func (G[P]) m() {}
func (g G[P, Q]) n(P, Q) {}
func (G) o() {}
",
        &[
            "receiver declares 1 type parameter, but receiver base type declares 2",
            "cannot use generic type G[P, Q any] without instantiation",
        ],
    );
}

#[test]
fn init_and_main_are_functions_without_parameters() {
    assert_errors(
        "
func init() int { return 1 }
func init()
var init = 1
func main(int) {}
",
        &[
            "func init must have no arguments and no return values",
            "func init must have a body",
            "cannot declare init - must be func",
        ],
    );
    assert_errors(
        "
func f(a int, a string) {}
func g(a int) (a string) { return }
func h[P, P any]() {}
func i[P any]()
func j()
",
        &[
            "a redeclared in this block",
            "a redeclared in this block",
            "result parameter a not in scope at return",
            "P redeclared in this block",
            "generic function is missing function body",
        ],
    );
}

#[test]
fn instances_come_to_an_end() {
    assert_errors(
        "
func f[T any]() { f[*T]() }
",
        &["instantiation cycle"],
    );
    assert_errors(
        "
func f[T any](n int) { f[T](n)
g[T](n) }
func g[T any](n int) { f[T](n)
f[int](n) }
",
        &[],
    );
    assert_errors(
        r#"
import "unsafe"
type T [unsafe.Sizeof(T{})]int
"#,
        &["invalid recursive type: T refers to itself"],
    );
}
