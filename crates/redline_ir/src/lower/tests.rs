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
