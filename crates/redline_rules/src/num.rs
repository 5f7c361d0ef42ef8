//! NUM: arithmetic and sizes.

family! {
    broken_precondition,
    impossible_size,
    negative_shift,
    zero_divisor,
}
