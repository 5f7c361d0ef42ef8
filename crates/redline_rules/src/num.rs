//! NUM: arithmetic and sizes.

family! {
    impossible_size,
    negative_shift,
    zero_divisor,
}
