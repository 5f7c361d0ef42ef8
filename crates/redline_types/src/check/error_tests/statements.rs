//! Statements that are wrong, and those beside them that are right.

use super::assert_errors;

#[test]
fn switches_have_each_case_once() {
    assert_errors(
        r#"
func f(a int, s string) { switch a { case 1, 2, 1: case "x": default: }
switch s { case "a": case "b", "a": }
switch { case a > 0: case a: } }
"#,
        &[
            "duplicate case 1 (constant of type int) in expression switch",
            r#"invalid case "x" in switch on a (mismatched types untyped string and int)"#,
            r#"duplicate case "a" (constant of type string) in expression switch"#,
            "invalid case a in switch on true (mismatched types int and bool)",
        ],
    );
    assert_errors(
        "
func f(x any, e error) { switch x.(type) { case int, string, int: case nil, nil: }
switch e.(type) { case int: case *int: }
switch v := x.(type) { }
switch y := x.(type) { case int: _ = y } }
",
        &[
            "duplicate case int in type switch",
            "duplicate case nil in type switch",
            "impossible type switch case: int\n\te (variable of interface type error) cannot have dynamic type int (missing method Error)",
            "impossible type switch case: *int\n\te (variable of interface type error) cannot have dynamic type *int (missing method Error)",
            "v declared and not used",
        ],
    );
    assert_errors(
        "
func f(a []int) { switch a { case nil: }
switch nil { }
switch { default: default: } }
",
        &["use of untyped nil in switch expression", "multiple defaults (first at p.go:5:10)"],
    );
    assert_errors(
        "
type I interface{ M() }
type T struct{}
func (*T) M() {}
func f(i I) { _ = i.(T)
_ = i.(*T)
_, _ = i.(interface{ N() })
_ = T{}.(I) }
",
        &[
            "impossible type assertion: i.(T)\n\tT does not implement I (method M has pointer receiver)",
            "invalid operation: T{} (value of struct type T) is not an interface",
        ],
    );
}

#[test]
fn ranges_are_over_what_has_an_iteration() {
    assert_errors(
        "
func f(c chan int, n int, p *[3]int, g func(func(int) bool), h func(int)) { for range c {}
for a, b := range c { _, _ = a, b }
for i := range n { _ = i }
for i := range 10 { _ = i }
for range p {}
for range g {}
for range h {}
for range 1.5 {} }
",
        &[
            "range over c (variable of type chan int) permits only one iteration variable",
            "cannot range over h (variable of type func(int)): func must be func(yield func(...) bool): argument is not func",
            "cannot range over 1.5 (untyped float constant)",
        ],
    );
    assert_errors(
        "
func f(s []string) { var i string
for i = range s {}
for _, i = range s {}
_ = i
var k uint8
for k = range 300 {}
_ = k }
",
        &[
            "cannot use i (value of type int) as string value in assignment",
            "cannot use 300 (untyped int constant) as uint8 value in range clause (overflows)",
        ],
    );
}

#[test]
fn branches_and_labels_belong_together() {
    assert_errors(
        "
func f() { break
continue
for { break
continue }
switch { case true: break
continue }
fallthrough }
",
        &[
            "break not in for, switch, or select statement",
            "continue not in for statement",
            "continue not in for statement",
            "fallthrough statement out of place",
        ],
    );
    assert_errors(
        "
func f() { L: for { break L
continue L }
M: switch { default: break M
continue M }
N: ; break N
goto O }
",
        &[
            "invalid continue label M",
            "label N declared and not used",
            "invalid break label N",
            "label O not declared",
        ],
    );
    assert_errors(
        "
func f() { goto L
x := 1
_ = x
L: ; goto M
{ M: }
P: for { }
Q: for { goto Q }
Q: }
",
        &[
            "goto L jumps over variable declaration at line 4",
            "goto M jumps into block",
            "label P declared and not used",
            "label Q already declared",
        ],
    );
    assert_errors(
        "
func f(a int, x any) { switch a { case 1: fallthrough
case 2: { fallthrough }
case 3: fallthrough }
switch x.(type) { case int: fallthrough } }
",
        &[
            "fallthrough statement out of place",
            "cannot fallthrough final case in switch",
            "cannot fallthrough in type switch",
        ],
    );
}

#[test]
fn functions_with_results_end_with_a_return() {
    assert_errors(
        "
func a() int {}
func b() int { panic(1) }
func c() int { for {} }
func d() int { for { break } }
func e(x bool) int { if x { return 1 } else { return 2 } }
func g(x bool) int { if x { return 1 } }
",
        &["missing return", "missing return", "missing return"],
    );
    assert_errors(
        "
func a(x int) int { switch x { case 1: return 1
default: panic(0) } }
func b(x int) int { switch x { case 1: return 1 } }
func c() int { select {} }
func d() int { L: for { for { break L } } }
func e() int { goto L
L: return 1 }
func g() int { { return 1 } }
",
        &["missing return", "missing return"],
    );
    assert_errors(
        "
func f() { panic := func(int) {}
_ = func() int { panic(1) } }
",
        &["missing return"],
    );
}

#[test]
fn what_is_declared_is_used() {
    assert_errors(
        "
func f() { a := 1
b := 2
b = 3
c := 4
c++
var d, e int
_ = func() { d = 1 }
_ = e
const g = 1
type T int }
",
        &["declared and not used: a", "declared and not used: b", "declared and not used: d"],
    );
    assert_errors(
        r#"
import "unsafe"
var x int
"#,
        &[r#""unsafe" imported and not used"#],
    );
    assert_errors(
        "
func f(x any) { switch y := x.(type) { case int: case string: }
for i, v := range []int{} { _ = v }
if a := 1; true {} }
",
        &["y declared and not used", "declared and not used: i", "declared and not used: a"],
    );
    assert_errors(
        r#"
func f(k int) { a := "k"
_ = map[string]int{a: 1}
b := 0
_ = struct{ b int }{b: 1}
c := 1
_ = [...]int{c: 2} }
"#,
        &["declared and not used: b", "index c must be integer constant"],
    );
}

#[test]
fn statements_are_no_values() {
    assert_errors(
        r#"
func f(a int, c chan int, s []int) { a
a + 1
len(s)
append(s, 1)
<-c
f(1, c, s)
int(a)
f
copy(s, s)
"x" }
"#,
        &[
            "a (variable of type int) is not used",
            "a + 1 (value of type int) is not used",
            "len(s) (value of type int) is not used",
            "append(s, 1) (value of type []int) is not used",
            "int(a) (value of type int) is not used",
            "f (value of type func(a int, c chan int, s []int)) is not used",
            r#""x" (untyped string constant) is not used"#,
        ],
    );
    assert_errors(
        "
func f(a []int) { defer f(a)
go int(1)
defer len(a)
defer recover()
go func() {}() }
",
        &[
            "go requires function call, not conversion int(1) (constant 1 of type int)",
            "defer discards result of len(a) (value of type int)",
        ],
    );
    assert_errors(
        "
func f(a int) { if a {}
for a {}
if a == 1 {}
select { case <-make(chan int): }
c := make(<-chan int)
c <- 1 }
",
        &[
            "non-boolean condition in if statement",
            "non-boolean condition in for statement",
            "invalid operation: cannot send to receive-only channel c (variable of type <-chan int)",
        ],
    );
}
