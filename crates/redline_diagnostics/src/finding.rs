//! One finding.

use redline_base::Span;
use redline_catalogue::Page;

use crate::{FileId, Testimony};

/// A range of bytes in one of the [`Sources`](crate::Sources).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes in it.
    pub span: Span,
}

/// How strong the evidence is; the strongest sorts first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// It fails on every input of a path that can be taken.
    Proved,
    /// It fails when a source that may fail does, and nothing guards against it.
    Likely,
    /// It cannot be excluded: an entry of an inventory.
    Possible,
}

impl Certainty {
    /// The word used in every format.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// One step on the path from cause to effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Where it is taken.
    pub at: Place,
    /// What happens there: one phrase, no capital, no full stop.
    pub text: String,
}

/// Whether a fix may be applied without being read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Applicability {
    /// The meaning stays but for the fault.
    Safe,
    /// Somebody has to look at it.
    NeedsALook,
}

impl Applicability {
    /// The word used in every format.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::NeedsALook => "needs-a-look",
        }
    }
}

/// One replacement of bytes by text; an empty span inserts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced.
    pub at: Place,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A change of the source after which the finding is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What the change does: one phrase in the imperative, no capital, no full stop.
    pub text: String,
    /// Whether it may be applied unread.
    pub applicability: Applicability,
    /// The edits, none of which overlap.
    pub edits: Vec<Edit>,
}

/// Evidence that a red line is, or can be, crossed.
///
/// Plain data: it can be compared, stored, sent and drawn. It holds nothing of
/// suppression, caching or layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is about.
    pub page: &'static Page,
    /// Where it is.
    pub at: Place,
    /// One phrase, no capital, no full stop.
    pub message: String,
    /// How strong the evidence is.
    pub certainty: Certainty,
    /// The path from cause to effect, in program order.
    pub steps: Vec<Step>,
    /// What else the reader should know, a sentence each: no capital, no full stop.
    pub notes: Vec<String>,
    /// A change that removes it.
    pub fix: Option<Fix>,
    /// What came of looking for a test that makes it happen, if one was looked for.
    pub testimony: Option<Testimony>,
}
