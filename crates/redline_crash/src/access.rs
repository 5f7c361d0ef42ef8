//! A use of memory that a race detector or sanitizer tells of.

use crate::Extent;

/// One use of memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Access {
    /// What was done, as it was printed: `previous write`, `read of size 4`.
    pub what: String,
    /// The address, if it is said.
    pub address: Option<u64>,
    /// Index of its stack among the goroutines of the incident.
    pub stack: usize,
    /// Where it stands in the input.
    pub at: Extent,
}
