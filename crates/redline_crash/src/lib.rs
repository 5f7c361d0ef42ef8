//! Any output of a dying Go program to incidents.
//!
//! Begin with [`Reader`]: bytes in, a [`Report`] out. An [`Incident`] is one crash: what
//! kind, which red line, whether `recover` could have stopped it, which goroutine did
//! it and where. Stacks that were printed without a crash are [`Dump`]s; traces of the
//! collector and scheduler are data beside them.
//!
//! What a log has put around the lines is taken off by `envelope`; a `lane` is what
//! one process wrote; `heading`, `body`, `race` and `sanitizer` read the families of
//! reports; `classify` says what they mean. Whatever the input holds, there is a
//! report, and memory is bounded.
//!
//! Not here: starting processes, reading source, knowing rules.

mod access;
mod assemble;
mod attribution;
mod body;
pub mod class;
mod classify;
pub mod copies;
pub mod diff;
mod envelope;
mod extent;
mod fingerprint;
mod frame;
mod gctrace;
mod goroutine;
pub mod group;
mod header;
mod heading;
mod incident;
mod lane;
mod line;
mod note;
mod outside;
mod panic_line;
mod race;
mod reader;
pub mod redact;
pub mod render;
mod report;
mod runtime_texts;
mod sanitizer;
mod scan;
mod schedtrace;
mod signal;
mod stack;
mod stacks;
mod symbols;
mod trail;

pub use access::Access;
pub use attribution::{Evidence, TestName};
pub use class::{Class, pages};
pub use extent::Extent;
pub use fingerprint::normalised;
pub use frame::Frame;
pub use gctrace::GcCycle;
pub use goroutine::{Ancestor, Creator, Goroutine};
pub use incident::{Guilty, Incident, Kind, PanicLink, Recoverable, Site};
pub use note::Note;
pub use reader::{Reader, read};
pub use report::{Dump, Repeats, Report};
pub use schedtrace::SchedSample;
pub use signal::Signal;
pub use stack::is_own;
pub use symbols::{Symbol, Symbols};
