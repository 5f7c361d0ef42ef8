//! STK: the stack, and recursion that fills it.

family! {
    endless_recursion,
    formats_itself,
    forwards_to_itself,
}
