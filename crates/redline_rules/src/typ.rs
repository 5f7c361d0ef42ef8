//! TYP: type assertions, interfaces, and what is asked of types at run time.

family! {
    unchecked_assertion,
}
