//! Which recover stops a panic that begins at a call.

use redline_names::{Call, Defer, DeferId, FunctionId, How, Usage};

use super::{Callee, File, Recovery};

/// What stands between a panic and the end of its goroutine, within the
/// function in which it begins and the literals that run as a part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cover {
    /// Nothing.
    None,
    /// A deferred call that could not be read.
    Unknown(DeferId),
    /// A recover that is not always registered, or not always reached.
    Sometimes(DeferId),
    /// A recover after which its function calls `panic`.
    PanicsAgain(DeferId),
    /// A recover that works.
    Always(DeferId),
}

impl Cover {
    /// How much it is worth.
    fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Unknown(_) => 1,
            Self::Sometimes(_) => 2,
            Self::PanicsAgain(_) => 3,
            Self::Always(_) => 4,
        }
    }

    fn or(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }
}

impl File<'_> {
    /// What stops a panic that begins at `call`.
    pub(crate) fn cover(self, call: &Call) -> Cover {
        let mut cover = Cover::None;
        let mut here = Some(*call);
        while let Some(call) = here {
            let Some(function) = call.function else { break };
            cover = cover.or(self.cover_in(function, &call));
            here = self.caller(function);
        }
        cover
    }

    /// The call or deferred call that runs a literal on the same goroutine.
    fn caller(self, function: FunctionId) -> Option<Call> {
        match self.functions()[function].usage {
            Usage::Called(call) => Some(self.functions()[call]),
            Usage::Deferred(defer) => {
                let Defer { call: expr, function, before: registered, .. } =
                    self.functions()[defer];
                Some(Call {
                    expr,
                    function,
                    how: How::Deferred(defer),
                    conditional: false,
                    registered,
                })
            }
            Usage::Declared | Usage::Started(_) | Usage::Value => None,
        }
    }

    /// What the deferred calls of one function do about a panic at `call` in it.
    fn cover_in(self, function: FunctionId, call: &Call) -> Cover {
        let at = self.span(call.expr).start;
        let registered = self.functions().registered(call.registered);
        let mut cover =
            registered.fold(Cover::None, |cover, (id, it)| cover.or(self.by_defer(id, it)));
        if self.functions()[function].has_goto {
            cover = cover.or_sometimes();
        }
        let others = self.functions().defers().filter(|(_, defer)| {
            defer.function == Some(function)
                && self.span(defer.stmt).start < at
                && !self.holds(defer, at)
        });
        others.fold(cover, |cover, (id, it)| match self.by_defer(id, it) {
            Cover::Always(_) | Cover::PanicsAgain(_) => cover.or(Cover::Sometimes(id)),
            _ => cover,
        })
    }

    /// Whether `at` lies in the deferred call itself.
    fn holds(self, defer: &Defer, at: u32) -> bool {
        self.span(defer.stmt).contains(at)
    }

    /// What one deferred call does about a panic.
    fn by_defer(self, id: DeferId, defer: &Defer) -> Cover {
        let callee = self.callee(defer.call);
        let Some(body) = self.body_of(callee) else {
            return if self.cannot_recover(callee) { Cover::None } else { Cover::Unknown(id) };
        };
        match self.recovery(body) {
            Recovery::Never => Cover::None,
            Recovery::Sometimes => Cover::Sometimes(id),
            Recovery::Always { panics_again: true } => Cover::PanicsAgain(id),
            Recovery::Always { panics_again: false } => Cover::Always(id),
        }
    }

    /// Whether a function whose body is not at hand is known not to stop a panic of
    /// the function that defers it: the built-in ones (a deferred `recover` stops
    /// the panic for which its function runs, not one that begins there), and
    /// functions and methods of the standard library.
    fn cannot_recover(self, callee: Callee) -> bool {
        match callee {
            Callee::Builtin(_) | Callee::Conversion => true,
            Callee::Declared(object) => self.is_of_go_tree(object) && !self.is_of_interface(object),
            Callee::Literal(_) | Callee::Other => false,
        }
    }
}

impl Cover {
    /// The same where the order of the source is not that of the run.
    fn or_sometimes(self) -> Self {
        match self {
            Self::Always(id) | Self::PanicsAgain(id) => Self::Sometimes(id),
            other => other,
        }
    }
}
