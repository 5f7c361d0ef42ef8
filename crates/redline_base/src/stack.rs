//! A bound on recursion that does not depend on the thread.

/// Bytes of stack that one step of a recursion may use before it asks again.
const RED_ZONE: usize = 128 * 1024;

/// Bytes added at a time.
const SEGMENT: usize = 4 * 1024 * 1024;

/// Runs one step of a deep recursion, growing the stack where it is short.
///
/// Trees are as deep as their source says, up to the parser's stated limit.
/// Every function that recurses over them calls itself through this one, so
/// that the limit holds on any thread, a test's two megabytes included.
#[inline]
pub fn with_deep_stack<R>(step: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(RED_ZONE, SEGMENT, step)
}

#[cfg(test)]
mod tests {
    use super::with_deep_stack;

    fn depth(left: u32) -> u32 {
        with_deep_stack(|| if left == 0 { 0 } else { 1 + depth(left - 1) })
    }

    #[test]
    fn a_hundred_thousand_levels_fit() {
        assert_eq!(depth(100_000), 100_000);
    }
}
