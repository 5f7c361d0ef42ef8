//! Types that have a part in several places, which have one of theirs in several places,
//! and so on: a walk that forgets what it has met takes two to the power of `DEPTH` steps
//! and would not end.

use super::tests::check;

const DEPTH: usize = 40;

/// The text of `step` for each number from 1 to `DEPTH`, with `#` for the number and `@`
/// for the one before.
fn chain(step: &str) -> String {
    let step = |it: usize| step.replace('#', &it.to_string()).replace('@', &(it - 1).to_string());
    (1..=DEPTH).map(step).collect()
}

/// Compares how the errors of a package begin: what they say of types is long.
#[track_caller]
fn assert_errors(source: &str, want: &[&str]) {
    let (_, errors) = check(&format!("package p\n{source}"));
    let starts: Vec<String> = errors
        .iter()
        .zip(want.iter().map(|want| want.chars().count()).chain([80; 8]))
        .map(|(error, count)| error.chars().take(count).collect())
        .collect();
    assert_eq!(starts, want);
}

#[test]
fn structs_nested_in_the_field_lists_of_others() {
    let (open, close) = ("struct{ x, y ".repeat(DEPTH), " }".repeat(DEPTH));
    let used = "var a, b t\nvar c = a == b\nvar m map[t]any\nvar i any = a\nvar s t = \"\"";
    assert_errors(&format!("type t {open}int{close}\n{used}"), &["cannot use \"\""]);
    assert_errors(
        &format!("type t {open}t{close}"),
        &["invalid recursive type: t refers to itself"],
    );
    let used = "var a, b t\nvar c = a == b";
    assert_errors(&format!("type t {open}[]int{close}\n{used}"), &["invalid operation: a == b"]);
}

#[test]
fn identical_types_that_are_written_twice() {
    for step in [
        "type A# = struct{ x, y A@ }\ntype B# = struct{ x, y B@ }\n",
        "type A# = func(x, y A@) (A@, A@)\ntype B# = func(x, y B@) (B@, B@)\n",
        "type A# = map[int]struct{ x, y A@ }\ntype B# = map[int]struct{ x, y B@ }\n",
        "type A# = interface{ M(x, y A@) }\ntype B# = interface{ M(x, y B@) }\n",
    ] {
        let chain = chain(step);
        let first = "type A0 = chan int\ntype B0 = chan int\n";
        let used = format!("var a A{DEPTH}\nvar b B{DEPTH} = a\nvar s string = a\n");
        assert_errors(&format!("{first}{chain}{used}"), &["cannot use a (variable of "]);
    }
}

#[test]
fn generic_types_of_generic_types() {
    for step in [
        "type A#[T any] = struct{ x, y A@[T] }\n",
        "type A#[T any] struct{ x, y A@[T] }\n",
        "type A#[T any] struct{ x, y *A@[T] }\n",
    ] {
        let chain = chain(step);
        let used = format!(
            "func g[T any](x A{DEPTH}[T]) T {{ panic(0) }}
func h[T any](x A{DEPTH}[[]T]) int {{ return g(x) }}
var v A{DEPTH}[int]
var i int = g(v)
var e = v == v
"
        );
        let source = format!("type A0[T any] struct{{ x, y T }}\n{chain}{used}");
        assert_errors(&source, &["cannot use g(x) (value of type []T) as int value"]);
    }
}

#[test]
fn type_arguments_with_type_arguments() {
    let pair = "type P[A, B any] struct{ a A; b B }\nfunc of[A any](a A) P[A, A] { panic(0) }\n";
    let calls = format!("{}1{}", "of(".repeat(DEPTH), ")".repeat(DEPTH));
    let source = format!("{pair}var v = {calls}\nvar s string = v\nvar e = v == v\n");
    assert_errors(&source, &["cannot use v (variable of struct type P["]);
}

#[test]
fn interfaces_of_interfaces() {
    let unions = chain("type C# interface{ C@ | C@ }\n");
    let used = format!("func f[T C{DEPTH}](x T) {{}}\nfunc g() {{ f(1); f(1.5) }}\n");
    let source = format!("type C0 interface{{ int | string }}\n{unions}{used}");
    assert_errors(&source, &["float64 does not satisfy C40"]);
    let embedded = chain("type A# interface{ A@; B@ }\ntype B# interface{ A@ }\n");
    let used = format!("var v A{DEPTH}\nfunc g() {{ v.M(); v.N() }}\n");
    let source = format!("type A0 interface{{ M() }}\ntype B0 interface{{ A0 }}\n{embedded}{used}");
    assert_errors(&source, &["v.N undefined"]);
}
