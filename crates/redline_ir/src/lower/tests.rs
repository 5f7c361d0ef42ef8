//! What is lowered where something is not known, or wrong.

use crate::testing::Lowered;

/// The functions of a package without errors of types.
fn lowered(source: &str) -> String {
    let lowered = Lowered::new(source);
    assert_eq!(lowered.errors, [""; 0]);
    assert_eq!(lowered.faults(), [""; 0], "{}", lowered.text());
    lowered.text()
}

#[test]
fn a_constant_beside_what_is_unknown_has_the_type_of_its_parameter() {
    let text = lowered(
        "package p
        import \"missing\"
        type Size float32
        func call(uintptr, Size, string, any, ...int8)
        func F() { call(7, 2, \"\", 3, missing.X, 4) }",
    );
    assert!(text.contains("call p.call(7, 2, \"\", v0, v1)"), "{text}");
}

#[test]
fn a_method_is_called_through_a_pointer_with_a_name() {
    let text = lowered(
        "package p
        type T struct { x int }
        func (t *T) Get() int { return t.x }
        type Pointer *T
        func F(p Pointer) (int, func() int) { return (*p).Get(), (*p).Get }",
    );
    assert!(text.contains("change v0 p.Pointer : *p.T"), "{text}");
}

#[test]
fn results_of_what_is_unknown_are_unknown() {
    let text = lowered(
        "package p
        import \"missing\"
        func two(int, ...string) (int, error)
        func Return() (int, string) { return missing.F() }
        func Pass() { two(missing.F()) }",
    );
    assert!(text.contains("return unknown(not typed), unknown(not typed)"), "{text}");
    assert!(text.contains("call p.two(unknown(not typed), unknown(not typed))"), "{text}");
}

#[test]
fn what_a_package_with_errors_does_not_know_is_unknown() {
    let lowered = Lowered::new(
        "package p
        func F(n int, s string) (bool, int) {
            n = n + 1
            s = s + n
            return s > n, n
        }
        func G(s string) int { return s }",
    );
    assert_eq!(lowered.errors.len(), 3, "{:?}", lowered.errors);
    assert_eq!(lowered.faults(), [""; 0]);
    let text = lowered.text();
    assert!(text.contains("v2 = v0 + 1 : int"), "{text}");
    assert!(text.contains("return v3, v2"), "{text}");
    assert!(text.contains("return unknown(not typed)"), "{text}");
}

#[test]
fn a_whole_constant_that_is_shifted_is_an_integer() {
    let text = lowered("package p; func F(s uint) int { return 1.0 << s }");
    assert!(text.contains("1 << v0 : int"), "{text}");
}

#[test]
fn an_interface_may_mention_itself() {
    lowered(
        "package p
        type A interface { a() interface { AB } }
        type AB interface { a() interface { A }; b() interface { AB } }
        type F func(AB, string) interface { AB }
        func G(x AB, y interface { AB }, f func(x AB, y string) interface { AB }) bool {
            var g F = f
            return x == y && g(x, \"\") == y
        }",
    );
}

#[test]
fn interfaces_with_the_same_methods_are_compared_as_one_type() {
    let text = lowered(
        "package p
        type A interface { F() }
        type B interface { F() }
        func Compare(a A, b B) bool { return a == b }",
    );
    assert!(text.contains("change v1 p.B : p.A"), "{text}");
}

#[test]
fn what_is_wrong_beside_what_is_unknown_is_unknown() {
    lowered(
        "package p
        import \"missing\"
        func Condition() bool { return 1.5 && missing.X }
        func Operand(s string, t []int) { _, _ = s - missing.X, t == missing.X }",
    );
}

/// A function with `count` times the beginning of a statement, in each other.
fn nested(beginning: &str, count: usize) -> String {
    let (begun, ended) = (beginning.repeat(count), "}\n".repeat(count));
    format!("package p\nfunc g()\nfunc f(n int) {{\n{begun}{ended}}}\n")
}

#[test]
fn loops_with_deferred_calls_in_each_other_take_time_by_their_number() {
    let text = lowered(&nested("for i := range n { if i%2 == 0 { defer g() }\n", 1_500));
    assert!(text.contains("defer"), "{text}");
}

#[test]
fn a_body_with_too_many_variables_of_loops_is_not_gone_into() {
    let variables = |count| nested("for i := 0; i < n; i++ { g()\n", count);
    assert!(!lowered(&variables(100)).contains("too large"));
    assert!(lowered(&variables(1_500)).contains("too large"));
}

#[test]
fn many_deferred_calls_are_taken_for_any_number() {
    let deferred =
        |count| format!("package p\nfunc g()\nfunc f() {{\n{}}}", "defer g()\n".repeat(count));
    let is_any_number = |count| lowered(&deferred(count)).contains("has deferred");
    assert!(!is_any_number(64));
    assert!(is_any_number(65));
    lowered(&deferred(20_000));
}

#[test]
fn what_is_made_of_a_function_that_is_not_instantiated_is_unknown() {
    let lowered = Lowered::new("package p\ntype S struct{}\nfunc f[P any]() {}\nvar h S = f[0]");
    assert_eq!(lowered.faults(), [""; 0], "{}", lowered.text());
}
