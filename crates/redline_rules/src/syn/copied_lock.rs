use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_names::LocalId;
use redline_syntax::ExprId;
use redline_types::{Store, TypeId};

use crate::facts::{CopyKind, Pinned, Pointing, is_type};
use crate::{Check, File};

rule! {
    /// A lock is copied, or another value that has to stay where it is.
    ///
    /// Two copies of a lock guard nothing from each other, and the copy of a lock
    /// that is held stays locked for ever. The counters of `sync/atomic`, wait
    /// groups, `sync.Once`, `sync.Cond`, `sync.Pool` and `sync.Map` must not be
    /// copied either, nor what has a field of such a type or says by methods `Lock`
    /// and `Unlock` of its pointer that it must not. Pass a pointer.
    ///
    /// ```go
    /// import "sync"
    ///
    /// type Counter struct {
    /// 	mu    sync.Mutex
    /// 	count int
    /// }
    ///
    /// func (c Counter) Add() { // want `receiver is a copy of Counter, which contains sync.Mutex`
    /// 	c.mu.Lock()
    /// 	defer c.mu.Unlock()
    /// 	c.count++
    /// }
    ///
    /// func report(all []*Counter) {
    /// 	for _, counter := range all {
    /// 		last := *counter // want `assignment copies Counter, which contains sync.Mutex`
    /// 		print(last.count)
    /// 	}
    /// }
    /// ```
    ///
    /// A copy of a `strings.Builder` is reported where it is written to: if it is
    /// not empty, that panics.
    ///
    /// ```go
    /// import "strings"
    ///
    /// func greet(to strings.Builder, name string) { // want `parameter is a copy of strings.Builder`
    /// 	to.WriteString("hello " + name)
    /// }
    /// ```
    ///
    /// Silent about values that are in no variable yet, such as literals and results,
    /// about variables to which nothing in their function has a pointer, because they
    /// have not been used as locks, about parameters without a name, about copies of
    /// an `atomic.Value` that are only loaded, and about the elements that `append`
    /// and `copy` move.
    pub(super) static RULE = {
        code: "SYN907",
        name: "copied-lock",
        line: RedLine::LockMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    let mut pinned = Pinned::new(file.store());
    let copies = file.copies().into_iter();
    let ways: Vec<_> =
        copies.filter_map(|copy| Some((copy, pinned.way(copy.ty)?))).collect();
    if ways.is_empty() {
        return;
    }
    let pointings = file.pointings();
    for (copy, way) in ways {
        let Some(&part) = way.last() else { continue };
        let is_unused = copy.value.is_some_and(|value| is_unused(file, value, &pointings));
        let is_builder = is_builder_type(file.store(), part);
        let is_value = is_type(file.store(), part, "sync/atomic", "Value");
        let is_harmless = is_builder && !is_written(file, copy.into, &pointings)
            || is_value && is_only_loaded(file, copy.into, &pointings);
        if is_unused || is_harmless {
            continue;
        }
        let message = format!("{} {}", words(copy.kind), what(file, &way));
        let mut draft = found.report(copy.at, message);
        if is_builder {
            draft.note("a write to the copy panics if it is not empty");
        }
        if let Some(by) = by_way_of(file, &way) {
            draft.note(by);
        }
    }
}

/// Whether nothing has had a pointer to the variable that the value is in: its
/// lock has never been locked.
fn is_unused(file: File<'_>, value: ExprId, pointings: &[Pointing]) -> bool {
    let local = file.variable_around(value);
    local.is_some_and(|local| pointings.iter().all(|pointing| pointing.local != local))
}

/// Whether a `strings.Builder` in the variable is written to, and is not made
/// empty before.
fn is_written(file: File<'_>, local: Option<LocalId>, pointings: &[Pointing]) -> bool {
    let of_builder = |pointing: &&Pointing| {
        Some(pointing.local) == local
            && file.types().ty(pointing.target).is_some_and(|ty| is_builder_type(file.store(), ty))
    };
    let first = pointings.iter().find(of_builder);
    first.is_some_and(|pointing| {
        let name = pointing.method.map(|method| file.name(file.store()[method].name));
        !matches!(name, Some("Reset" | "String" | "Len" | "Cap"))
    })
}

/// Whether the variable is there only to ask for the `atomic.Value` in it.
fn is_only_loaded(file: File<'_>, local: Option<LocalId>, pointings: &[Pointing]) -> bool {
    let mut uses = pointings.iter().filter(|pointing| Some(pointing.local) == local).peekable();
    uses.peek().is_some()
        && uses.all(|pointing| {
            let name = pointing.method.map(|method| file.name(file.store()[method].name));
            name == Some("Load")
        })
}

fn is_builder_type(store: &Store, ty: TypeId) -> bool {
    is_type(store, ty, "strings", "Builder")
}

fn words(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Assignment => "assignment copies",
        CopyKind::Literal => "literal copies",
        CopyKind::Argument => "argument is a copy of",
        CopyKind::Result => "return copies",
        CopyKind::Send => "send copies",
        CopyKind::Range => "range copies",
        CopyKind::Iteration => "each iteration copies",
        CopyKind::Receiver => "receiver is a copy of",
        CopyKind::Parameter => "parameter is a copy of",
    }
}

/// What is copied, and which part of it must not be.
fn what(file: File<'_>, way: &[TypeId]) -> String {
    match way {
        [whole, .., part] => {
            format!("{}, which contains {}", file.type_text(*whole), file.type_text(*part))
        }
        [one] => file.type_text(*one),
        [] => String::new(),
    }
}

/// The types between the whole and its part.
fn by_way_of(file: File<'_>, way: &[TypeId]) -> Option<String> {
    let [_, between @ .., _] = way else { return None };
    let between: Vec<_> = between.iter().map(|&ty| file.type_text(ty)).collect();
    (!between.is_empty()).then(|| format!("by way of {}", between.join(", ")))
}
