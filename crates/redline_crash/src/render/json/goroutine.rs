//! Goroutines and their frames as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::Serializer;

use crate::redact::Redaction;
use crate::{Ancestor, Creator, Frame, Goroutine, Symbols};

/// Goroutines, made one after the other.
pub(super) struct Goroutines<'a> {
    pub(super) list: &'a [Goroutine],
    pub(super) symbols: &'a Symbols,
    pub(super) redaction: Redaction,
}

impl Serialize for Goroutines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { symbols, redaction, .. } = *self;
        serializer
            .collect_seq(self.list.iter().map(|it| GoroutineForm::new(it, symbols, redaction)))
    }
}

#[derive(Serialize)]
struct GoroutineForm<'a> {
    id: u64,
    state: &'a str,
    wait_minutes: u64,
    labels: BTreeMap<&'a str, String>,
    leaked: bool,
    locked_to_thread: bool,
    frames: Frames<'a>,
    created_by: Option<CreatorForm<'a>>,
    #[serde(skip_serializing_if = "is_zero")]
    frames_elided: u64,
    #[serde(skip_serializing_if = "is_false")]
    stack_unavailable: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ancestors: Vec<AncestorForm<'a>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl<'a> GoroutineForm<'a> {
    fn new(it: &'a Goroutine, symbols: &'a Symbols, redaction: Redaction) -> Self {
        let label = |&(key, value): &(_, _)| {
            (symbols.text(key), redaction.text(symbols.text(value)).into_owned())
        };
        let frames = |list: &'a [Frame]| Frames { list, symbols, redaction };
        let ancestor = |ancestor: &'a Ancestor| AncestorForm {
            id: ancestor.id,
            frames: frames(&ancestor.frames),
            created_by: ancestor.created_by.map(|creator| CreatorForm::new(creator, symbols)),
        };
        Self {
            id: it.id,
            state: symbols.text(it.state),
            wait_minutes: it.wait_minutes,
            labels: it.labels.iter().map(label).collect(),
            leaked: it.leaked,
            locked_to_thread: it.locked_to_thread,
            frames: frames(&it.frames),
            created_by: it.created_by.as_ref().map(|creator| CreatorForm::new(*creator, symbols)),
            frames_elided: it.elided,
            stack_unavailable: it.unavailable,
            attributes: it.attributes.iter().map(|&it| symbols.text(it)).collect(),
            ancestors: it.ancestors.iter().map(ancestor).collect(),
        }
    }
}

#[derive(Serialize)]
struct AncestorForm<'a> {
    id: u64,
    frames: Frames<'a>,
    created_by: Option<CreatorForm<'a>>,
}

/// Frames, made one after the other.
pub(super) struct Frames<'a> {
    pub(super) list: &'a [Frame],
    pub(super) symbols: &'a Symbols,
    pub(super) redaction: Redaction,
}

impl Serialize for Frames<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { symbols, redaction, .. } = *self;
        serializer.collect_seq(self.list.iter().map(|it| FrameForm::new(*it, symbols, redaction)))
    }
}

#[derive(Serialize)]
struct FrameForm<'a> {
    function: &'a str,
    file: &'a str,
    line: u32,
    inlined: bool,
    args: &'a str,
}

impl<'a> FrameForm<'a> {
    fn new(frame: Frame, symbols: &'a Symbols, redaction: Redaction) -> Self {
        Self {
            function: symbols.text(frame.function),
            file: symbols.text(frame.file),
            line: frame.line,
            inlined: frame.inlined,
            args: redaction.args(symbols.text(frame.args)),
        }
    }
}

#[derive(Serialize)]
struct CreatorForm<'a> {
    function: &'a str,
    file: &'a str,
    line: u32,
    goroutine: u64,
}

impl<'a> CreatorForm<'a> {
    fn new(creator: Creator, symbols: &'a Symbols) -> Self {
        Self {
            function: symbols.text(creator.function),
            file: symbols.text(creator.file),
            line: creator.line,
            goroutine: creator.goroutine,
        }
    }
}
