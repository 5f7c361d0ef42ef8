//! Operations that panic on a way that can be shown.

mod after_check;
mod converted;
mod emptied;
mod empty_text;
mod failing;
mod feasible;
mod fixed_part;
mod last_round;
mod looked_up;
mod nil_argument;
mod one_way;
mod other_type;
mod paired;
mod search;
mod typed_nil;
mod unassigned;
mod wrong_error;

use redline_base::Span;
use redline_ir::{Body, ValueId};

use crate::prover::Prover;
use crate::verdict::Operation;

/// That an operation panics, or will if what may fail does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hazard {
    /// What goes wrong.
    pub kind: HazardKind,
    /// The operation.
    pub span: Span,
    /// Whether it panics on a way that the program has; else it takes an input or a
    /// callee that fails.
    pub is_proved: bool,
    /// What leads there, in order.
    pub steps: Vec<HazardStep>,
}

/// What goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HazardKind {
    /// A pointer is nil that is followed.
    NilPointer,
    /// An embedded pointer or interface is nil whose field or method is used.
    NilEmbedded,
    /// An element is nil, as nothing has been put there yet.
    UnsetElement,
    /// A pointer is followed that a map does not have.
    MissingKey,
    /// A nil pointer is made an interface that is not nil.
    TypedNil,
    /// An error is asked about or returned that is known to be nil, and not the one that
    /// was got last.
    WrongError,
    /// A function is given nil and follows it.
    NilArgument,
    /// A function value is nil that is called.
    NilFunction,
    /// An interface is nil whose method is called.
    NilInterface,
    /// A map is nil that is written.
    NilMap,
    /// A pointer was found to be nil, and is followed all the same.
    AfterNilCheck,
    /// A pointer is followed that came with an error.
    WithError,
    /// A pointer is followed that came with `false`.
    WithoutOk,
    /// An index is beyond a length that is known.
    Index,
    /// The bounds of a slice expression are out of range, or cross.
    Slice,
    /// A slice is too short for an array.
    Array,
    /// The first or last element is taken of what may be empty.
    Empty,
    /// A conversion makes an index or bound negative.
    Converted,
    /// The index of the last round of a loop is the length.
    LastRound,
    /// The index of what is searched is used although it may not be found.
    NotFound,
    /// There may be fewer parts of a text than the index takes.
    MissingPart,
    /// A text may have no bytes, and one is taken.
    EmptyText,
    /// The divisor is zero.
    Divisor,
    /// A shift count is negative.
    Shift,
    /// The size of something to make is out of range.
    Size,
    /// A type assertion fails.
    Assertion,
    /// Nil is closed.
    Close,
}

/// One of the reasons for a hazard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HazardStep {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub kind: StepKind,
}

/// What a reason for a hazard says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepKind {
    /// The value is made so.
    Made,
    /// A condition says so.
    Condition,
    /// What is compared with nil goes on.
    Compared,
    /// The call gives value and error, or value and `ok`.
    Call,
    /// The loop goes on as long as this holds.
    Loop,
    /// The loop goes on with the index of the last element.
    LastElement,
    /// What is searched may be missing.
    Search,
    /// The text may be empty.
    Text,
    /// The conversion wraps around.
    Converted,
    /// A map is asked for it.
    Lookup,
    /// The pointer is nil.
    NilPointer,
    /// The error is nil.
    NilError,
    /// The other error is got.
    OtherError,
}

/// The hazards of a function, in the order of its operations.
pub(crate) fn hazards(prover: &mut Prover<'_>, operations: &[Operation]) -> Vec<Hazard> {
    let mut found = Vec::new();
    for operation in operations {
        let hazard = prover
            .failing(operation)
            .or_else(|| prover.after_check(operation))
            .or_else(|| prover.paired(operation))
            .or_else(|| prover.last_round(operation))
            .or_else(|| prover.search(operation))
            .or_else(|| prover.fixed_part(operation))
            .or_else(|| prover.empty_text(operation))
            .or_else(|| prover.emptied(operation))
            .or_else(|| prover.converted(operation))
            .or_else(|| prover.other_type(operation))
            .or_else(|| prover.looked_up(operation))
            .or_else(|| prover.unassigned(operation));
        found.extend(hazard);
    }
    found.extend(prover.nil_arguments());
    found.extend(prover.typed_nils());
    found.extend(prover.wrong_errors());
    found.dedup_by(|later, first| {
        matches!(first.kind, HazardKind::MissingPart | HazardKind::NotFound)
            && later.kind == first.kind
            && later.steps == first.steps
    });
    found
}

impl HazardStep {
    fn at(body: &Body, value: ValueId, kind: StepKind) -> Self {
        Self { span: body.span(value), kind }
    }
}
