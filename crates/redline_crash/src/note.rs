//! What a reader of the report has to know about the reading.

use crate::Extent;

/// Something that was read and is in no incident, or is in one and not whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Where it stands in the input.
    pub at: Extent,
    /// What is to be known: one sentence without full stop.
    pub text: String,
}
