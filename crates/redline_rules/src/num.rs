//! NUM: arithmetic and sizes.

family! {
    negative_shift,
}
