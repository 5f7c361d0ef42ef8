//! Which functions stop a panic when they are deferred (spec: Handling panics).
//!
//! `recover` works when the deferred function calls it itself, or defers it:
//! `defer func() { defer recover() }()`. It does nothing in a function that the
//! deferred one calls.

use redline_names::{Call, Function, FunctionId, How, Usage};

use super::{File, FunctionRef};

/// Whether a function stops a panic when it is deferred.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Recovery {
    /// It does not call `recover` itself.
    Never,
    /// It does on some of its ways.
    Sometimes,
    /// It does whenever it runs.
    Always {
        /// Whether it calls `panic`, so that the panic may go on.
        panics_again: bool,
    },
}

impl File<'_> {
    /// Whether `function` stops a panic when it is deferred.
    pub(crate) fn recovery(self, function: FunctionRef) -> Recovery {
        let file = self.sibling(function.file);
        let id = function.function;
        let function = &file.functions()[id];
        let mut calls = file.recovers().filter(|call| call.function == Some(id));
        let Some(first) = calls.next() else { return Recovery::Never };
        let certain = |conditional: bool, at| !conditional && !file.may_leave_before(function, at);
        let works = |call: &Call| !matches!(call.how, How::Started(_));
        let always = std::iter::once(first)
            .chain(calls)
            .any(|call| works(call) && certain(call.conditional, file.span(call.expr).start));
        if always {
            Recovery::Always { panics_again: file.calls_panic(id) }
        } else {
            Recovery::Sometimes
        }
    }

    /// Whether a `return` or `goto` may leave the function before `offset` is reached.
    fn may_leave_before(self, function: &Function, offset: u32) -> bool {
        let first_return = function.first_return.map(|stmt| self.span(stmt).start);
        function.has_goto || first_return.is_some_and(|start| start < offset)
    }

    /// Whether a `return` or `goto` may leave its function before `call` is reached.
    pub(crate) fn may_be_left_before(self, call: &Call) -> bool {
        let Some(function) = call.function.map(|function| &self.functions()[function]) else {
            return false;
        };
        let first_return = function.first_return.map(|stmt| self.span(stmt).end);
        let start = self.span(call.expr).start;
        function.has_goto || first_return.is_some_and(|end| end <= start)
    }

    fn calls_panic(self, function: FunctionId) -> bool {
        self.panics().any(|call| call.function == Some(function))
    }

    /// Whether `call` stands in a literal that is deferred.
    pub(crate) fn is_in_deferred_function(self, call: &Call) -> bool {
        let function = call.function.map(|function| &self.functions()[function]);
        function.is_some_and(|function| matches!(function.usage, Usage::Deferred(_)))
    }
}
