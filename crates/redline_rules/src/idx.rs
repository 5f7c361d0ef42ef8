//! IDX: indices and bounds.

family! {
    beyond_length,
    bounds_outside,
    converted_bound,
    empty_end,
    empty_text,
    last_round,
    missing_part,
    not_found,
    short_array,
}
