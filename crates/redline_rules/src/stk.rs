//! STK: the stack, and recursion that fills it.

family! {
    formats_itself,
    forwards_to_itself,
}
