//! Values, operands and arguments that do not fit, and those that do.

use super::assert_errors;

#[test]
fn values_fit_where_they_are_put() {
    assert_errors(
        r#"
func f(s []int, x any) { var a int = s
a = "x"
s[0] = 1.5
_ = a
a = x }
"#,
        &[
            "cannot use s (variable of type []int) as int value in variable declaration",
            r#"cannot use "x" (untyped string constant) as int value in assignment"#,
            "cannot use 1.5 (untyped float constant) as int value in assignment (truncated)",
            "cannot use x (variable of interface type any) as int value in assignment: need type assertion",
        ],
    );
    assert_errors(
        "
type I interface{ M() }
type T struct{}
func (*T) M() {}
var a I = T{}
var b I = &T{}
var c I = 1
",
        &[
            "cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)",
            "cannot use 1 (constant of type int) as I value in variable declaration: int does not implement I (missing method M)",
        ],
    );
    assert_errors(
        "
type C chan int
type D <-chan int
var c C
var d D = c
var e <-chan int = c
",
        &["cannot use c (variable of chan type C) as D value in variable declaration"],
    );
    assert_errors(
        "
func f[P []int | []string](p P) { var a []int = p
p = nil
_ = a }
",
        &[
            "cannot use p (variable of type P constrained by []int | []string) as []int value in variable declaration: cannot assign []string (in P) to []int",
        ],
    );
    assert_errors(
        "
type E struct{ x int }
var e E = struct{ x int }{1}
type F E
var g F = e
",
        &["cannot use e (variable of struct type E) as F value in variable declaration"],
    );
    assert_errors(
        r#"
var m map[string]int
var a = m[1]
var b, ok = m["x"]
"#,
        &["cannot use 1 (untyped int constant) as string value in map index"],
    );
    assert_errors(
        "
func f() { _ = nil
var a = nil
b := nil
_, _ = a, b }
",
        &[
            "use of untyped nil in assignment to _ identifier",
            "use of untyped nil in variable declaration",
            "use of untyped nil in assignment",
        ],
    );
    assert_errors(
        "
var a int8 = 200
var b uint = -1
var c int = 1.5
var d float32 = 1
var e rune = 'a'
",
        &[
            "cannot use 200 (untyped int constant) as int8 value in variable declaration (overflows)",
            "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)",
            "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)",
        ],
    );
}

#[test]
fn numbers_of_values_agree() {
    assert_errors(
        "
func g() (int, string)
func f() { a, b := 1
a, b, c := g()
var d int = g()
d, _ = g(), 1
_, _, _, _ = a, b, c, d }
",
        &[
            "assignment mismatch: 2 variables but 1 value",
            "multiple-value g() (value of type (int, string)) in single-value context",
            "multiple-value g() (value of type (int, string)) in single-value context",
        ],
    );
    assert_errors(
        "
const a, b = 1
const c = 1, 2
var d, e, g = 1, 2
",
        &["missing init expr for b", "extra init expr 2", "missing init expr for g"],
    );
    assert_errors(
        "
func f() int { return }
func g() (a, b int) { return 1 }
func h() { return 1 }
func i() (a int) { return }
",
        &[
            "not enough return values\n\thave ()\n\twant (int)",
            "not enough return values\n\thave (number)\n\twant (int, int)",
            "too many return values\n\thave (number)\n\twant ()",
        ],
    );
    assert_errors(
        "
func g() (int, string)
func f() (int, string) { return g() }
func h() (string, int) { return g() }
",
        &[
            "cannot use 1st function result (value of type int) as string value in return statement",
            "cannot use 2nd function result (value of type string) as int value in return statement",
        ],
    );
}

#[test]
fn what_is_assigned_to_is_a_variable() {
    assert_errors(
        r#"
type S struct{ x int }
var m map[int]S
func f() { m[0].x = 1
m[0] = S{}
1 = 2
f() = nil
"s"[0] = 1 }
"#,
        &[
            "cannot assign to struct field m[0].x in map",
            "cannot assign to 1 (neither addressable nor a map index expression)",
            "f() (no value) used as value",
            r#"cannot assign to "s"[0] (neither addressable nor a map index expression)"#,
        ],
    );
    assert_errors(
        "
func f(a int) { a := 1
{ a := a
_ = a }
a, a := 2, 3
b, b := 1, 2
_ = b }
",
        &[
            "no new variables on left side of :=",
            "a repeated on left side of :=",
            "b repeated on left side of :=",
        ],
    );
    assert_errors(
        r#"
func f(a []int, s string) { a[0]++
s++
a += 1
s += "x"
s -= "y"
a[0] /= 0 }
"#,
        &[
            "invalid operation: s++ (non-numeric type string)",
            "invalid operation: a += 1 (mismatched types []int and untyped int)",
            "invalid operation: operator - not defined on s (variable of type string)",
            "invalid operation: division by zero",
        ],
    );
}

#[test]
fn calls_have_the_arguments_they_need() {
    assert_errors(
        r#"
func g(a int, b ...string)
func f() { g()
g(1)
g("x")
g(1, "a", 2)
g(1, []string{}...)
g(1, "a", []string{}...) }
"#,
        &[
            "not enough arguments in call to g\n\thave ()\n\twant (int, ...string)",
            r#"cannot use "x" (untyped string constant) as int value in argument to g"#,
            "cannot use 2 (untyped int constant) as string value in argument to g",
            "too many arguments in call to g\n\thave (number, string, []string...)\n\twant (int, ...string)",
        ],
    );
    assert_errors(
        "
func g(a int)
func h() (int, int)
func f() { g(h())
g(h(), 1)
g([]int{}...)
g(f())
h(1)
1() }
",
        &[
            "too many arguments in call to g\n\thave (int, int)\n\twant (int)",
            "multiple-value h() (value of type (int, int)) in single-value context",
            "cannot use ... in call to non-variadic g",
            "f() (no value) used as value",
            "too many arguments in call to h\n\thave (number)\n\twant ()",
            "invalid operation: cannot call 1 (untyped int constant): untyped int is not a function",
        ],
    );
    assert_errors(
        r#"
func g[P any](a, b P)
func f() { g(1, "x")
g(1, 2.5)
g[int](1, 2.5)
g[int, int](1, 1)
g() }
"#,
        &[
            "generic function is missing function body",
            "in call to g, mismatched types untyped int and untyped string (cannot infer P)",
            "cannot use 2.5 (untyped float constant) as int value in argument to g[int] (truncated)",
            "got 2 type arguments but want 1",
            "not enough arguments in call to g\n\thave ()\n\twant (P, P)",
        ],
    );
    assert_errors(
        "
func g[P interface{ ~int | ~string }](p P)
func f() { g(1.5)
g(1)
g[bool](true) }
type T[P comparable] struct{}
var t T[[]int]
var u T[any]
",
        &[
            "generic function is missing function body",
            "float64 does not satisfy interface{~int | ~string} (float64 missing in ~int | ~string)",
            "bool does not satisfy interface{~int | ~string} (bool missing in ~int | ~string)",
            "[]int does not satisfy comparable",
        ],
    );
    assert_errors(
        "
func g[P any]()
func f() { g()
g[int]()
var h func() = g
_ = h }
",
        &[
            "generic function is missing function body",
            "in call to g, cannot infer P (declared at p.go:3:8)",
            "cannot infer P (declared at p.go:3:8)",
        ],
    );
}

#[test]
fn comparisons_have_operands_that_compare() {
    assert_errors(
        "
func f(a, b []int, m map[int]int, g func(), s struct{ f []int }) { _ = a == b
_ = a == nil
_ = m != m
_ = g == g
_ = s == s
_ = nil == nil }
",
        &[
            "invalid operation: a == b (slice can only be compared to nil)",
            "invalid operation: m != m (map can only be compared to nil)",
            "invalid operation: g == g (func can only be compared to nil)",
            "invalid operation: s == s (struct containing []int cannot be compared)",
            "invalid operation: nil == nil (operator == not defined on untyped nil)",
        ],
    );
    assert_errors(
        r#"
type A int
func f(a A, b int, x any, p, q *int) { _ = a == b
_ = x == a
_ = p < q
_ = a < 1
_ = true < false
_ = "a" < 1 }
"#,
        &[
            "invalid operation: a == b (mismatched types A and int)",
            "invalid operation: p < q (operator < not defined on pointer)",
            "invalid operation: true < false (operator < not defined on untyped bool)",
            r#"invalid operation: "a" < 1 (mismatched types untyped string and untyped int)"#,
        ],
    );
    assert_errors(
        "
func f[P any, Q comparable](p P, q Q) { _ = p == p
_ = q == q
_ = q < q }
",
        &[
            "invalid operation: p == p (incomparable types in type set)",
            "invalid operation: q < q (type parameter Q cannot use operator <)",
        ],
    );
}

#[test]
fn operators_have_operands_of_one_type() {
    assert_errors(
        "
func f(a int, b int8, s string) { _ = a + b
_ = s + 1
_ = s - s
_ = !a
_ = -s
_ = a << s
_ = 1.5 << a
_ = a << -1
_ = a / 0
_ = ^1.5 }
",
        &[
            "invalid operation: a + b (mismatched types int and int8)",
            "invalid operation: s + 1 (mismatched types string and untyped int)",
            "invalid operation: operator - not defined on s (variable of type string)",
            "invalid operation: operator ! not defined on a (variable of type int)",
            "invalid operation: operator - not defined on s (variable of type string)",
            "invalid operation: shift count s (variable of type string) must be integer",
            "invalid operation: shifted operand 1.5 (untyped float constant) must be integer",
            "invalid operation: negative shift count -1 (untyped int constant)",
            "invalid operation: division by zero",
            "invalid operation: operator ^ not defined on 1.5 (untyped float constant)",
        ],
    );
    assert_errors(
        "
const c int8 = 127 + 1
const d = 1 << 1000
var e int32 = 1 << 31
const g uint8 = ^0
var h = 1.0 << 3
",
        &[
            "cannot use 127 + 1 (untyped int constant 128) as int8 value in constant declaration (overflows)",
            "constant shift overflow",
            "cannot use 1 << 31 (untyped int constant 2147483648) as int32 value in variable declaration (overflows)",
            "cannot use ^0 (untyped int constant -1) as uint8 value in constant declaration (overflows)",
        ],
    );
}

#[test]
fn conversions_are_between_like_types() {
    assert_errors(
        r#"
type A struct{ x int "t" }
type B struct{ x int }
func f(a A, b []byte, n int, p *int, s []int) { _ = B(a)
_ = string(b)
_ = string(n)
_ = []byte("x")
_ = int("x")
_ = (*string)(p)
_ = [2]int(s)
_ = [2]string(s)
_ = int8(300)
_ = uint(-1)
_ = int(1.5) }
"#,
        &[
            r#"cannot convert "x" (untyped string constant) to type int"#,
            "cannot convert p (variable of type *int) to type *string",
            "cannot convert s (variable of type []int) to type [2]string",
            "constant 300 overflows int8",
            "constant -1 overflows uint",
            "cannot convert 1.5 (untyped float constant) to type int",
        ],
    );
    assert_errors(
        r#"
func f[P ~int | ~string](p P) { _ = int(p)
_ = P(1)
_ = P("x")
_ = []byte(p) }
"#,
        &[
            "cannot convert p (variable of type P constrained by ~int | ~string) to type int: cannot convert string (in P) to type int",
            r#"cannot convert "x" (untyped string value) to type P: cannot convert "x" (untyped string constant) to type int (in P)"#,
            "cannot convert p (variable of type P constrained by ~int | ~string) to type []byte: cannot convert int (in P) to type []byte",
        ],
    );
}
