//! Literals, indices and built-in functions.

use super::assert_errors;

#[test]
fn literals_have_the_elements_of_their_type() {
    assert_errors(
        "
type S struct{ a, b int }
var _ = []S{{1}, {1, 2, 3}, {a: 1, a: 2}, {a: 1, 2}, {c: 1}, {1: 2}, {}, {b: 2}}
",
        &[
            "too few values in struct literal of type S",
            "too many values in struct literal of type S",
            "duplicate field name a in struct literal",
            "mixture of field:value and value elements in struct literal",
            "unknown field c in struct literal of type S",
            "invalid field name 1 in struct literal",
        ],
    );
    assert_errors(
        r#"
var _ = []any{[2]int{1, 2, 3}, [...]int{5: 1, 5: 2}, []int{-1: 1}, map[string]int{"a": 1, "a": 2}, map[string]int{1}, map[any]int{1: 1, "1": 2, 1: 3}, int{}}
"#,
        &[
            "index 2 is out of bounds (>= 2)",
            "duplicate index 5 in array or slice literal",
            "invalid argument: index -1 (constant of type int) must not be negative",
            r#"duplicate key "a" in map literal"#,
            "missing key in map literal",
            "duplicate key 1 in map literal",
            "invalid composite literal type int",
        ],
    );
    assert_errors(
        "
type S struct{ t struct{ x int } }
var _ = S{t: {1}}
var _ = []struct{ x int }{{1}}
var _ = &S{}
var i = 1
var _ = [3]int{i: 1}
",
        &["missing type in composite literal", "index i must be integer constant"],
    );
}

#[test]
fn indices_are_in_bounds() {
    assert_errors(
        r#"
func f(a [3]int, s []int, t string) { _ = a[3]
_ = a[2]
_ = s[-1]
_ = s["x"]
_ = s[1.5]
_ = s[2.0]
_ = "abc"[3]
_ = s[2:1]
_ = a[1:4]
_ = t[1:2:3]
_ = f[0] }
"#,
        &[
            "invalid argument: index 3 out of bounds [0:3]",
            "invalid argument: index -1 (constant of type int) must not be negative",
            r#"cannot convert "x" (untyped string constant) to type int"#,
            "1.5 (untyped float constant) truncated to int",
            "invalid argument: index 3 out of bounds [0:3]",
            "invalid slice indices: 1 < 2",
            "invalid argument: index 4 out of bounds [0:4]",
            "invalid operation: 3-index slice of string",
            "cannot index f (value of type func(a [3]int, s []int, t string))",
        ],
    );
    assert_errors(
        "
func f[P [2]int | [3]int](p P) { _ = p[1]
_ = p[2] }
func g[P []int | map[int]int](p P) { _ = p[0] }
",
        &[
            "invalid argument: index 2 out of bounds [0:2]",
            "cannot index p (variable of type P constrained by []int | map[int]int)",
        ],
    );
}

#[test]
fn built_in_functions_have_their_arguments() {
    assert_errors(
        r#"
func f(s []int, m map[string]int, c <-chan int) { _ = append(s, "x")
_ = append(m, 1)
_ = cap(m)
_ = len(1)
close(c)
delete(m, 1)
delete(s, 1)
_ = copy(s, m)
clear(1)
_ = make(int)
_ = make([]int)
_ = make([]int, 2, 1)
_ = new(s)
_ = max(1, "a")
_ = min(m)
_ = complex(1, "x")
_ = real(1.5)
_ = imag("x")
panic() }
"#,
        &[
            r#"cannot use "x" (untyped string constant) as int value in argument to append"#,
            "invalid append: argument must be a slice; have m (variable of type map[string]int)",
            "invalid argument: m (variable of type map[string]int) for built-in cap",
            "invalid argument: 1 (untyped int constant) for built-in len",
            "invalid operation: cannot close receive-only channel c (variable of type <-chan int)",
            "cannot use 1 (untyped int constant) as string value in argument to delete",
            "invalid argument: s (variable of type []int) is not a map",
            "invalid copy: argument must be a slice; have m (variable of type map[string]int)",
            "invalid argument: cannot clear 1 (untyped int constant): argument must be (or constrained by) map or slice",
            "invalid argument: cannot make int: type must be slice, map, or channel",
            "invalid operation: make([]int) expects 2 or 3 arguments; found 1",
            "invalid argument: length and capacity swapped",
            r#"invalid argument: mismatched types untyped int (previous argument) and untyped string (type of "a")"#,
            "invalid argument: m (variable of type map[string]int) cannot be ordered",
            r#"invalid operation: complex(1, "x") (mismatched types untyped float and untyped string)"#,
            "invalid argument: argument has type untyped string, expected complex type",
            "invalid operation: not enough arguments for panic() (expected 1, found 0)",
        ],
    );
    assert_errors(
        r#"
import "unsafe"
var s []int
var _ = unsafe.Slice(1, 1)
var _ = unsafe.SliceData(s)
var _ = unsafe.String(&s[0], 1)
var _ = unsafe.Add(nil, 1)
var _ = unsafe.Offsetof(s)
var _ = unsafe.Sizeof(nil)
"#,
        &[
            "invalid argument: 1 (untyped int constant) is not a pointer",
            "cannot use &s[0] (value of type *int) as *byte value in argument to unsafe.String",
            "invalid argument: s is not a selector expression",
            "use of untyped nil in argument to unsafe.Sizeof",
        ],
    );
}
