//! TYP: type assertions, interfaces, and what is asked of types at run time.

family! {
    failing_assertion,
    impossible_assertion,
    malformed_text,
    must_on_input,
    unchecked_assertion,
    uncomparable_operand,
    wrong_reflection,
}
