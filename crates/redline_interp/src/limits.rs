//! How much a run may take.

/// How much a run may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Number of instructions.
    pub steps: u64,
    /// Number of calls on one stack that have not returned, beyond which it is taken
    /// to have grown over the billion bytes that the runtime allows.
    pub depth: usize,
    /// Bytes of memory in use, about.
    pub memory: usize,
}

impl Default for Limits {
    /// Enough for any program that a person waits for.
    fn default() -> Self {
        Self { steps: 20_000_000_000, depth: 1_000_000, memory: 2 << 30 }
    }
}
