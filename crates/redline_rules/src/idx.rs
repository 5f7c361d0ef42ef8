//! IDX: indices and bounds.

family! {
    beyond_length,
    bounds_outside,
    last_round,
    missing_part,
    not_found,
    short_array,
}
