//! The blocks around a statement, and the names that they declare (spec:
//! Declarations and scope). What names mean the resolver has found out; here it
//! is told which are declared twice, or hide a result.

use redline_base::{Name, Span};
use redline_syntax::StmtId;

use super::Context;
use crate::error::ErrorCode;

/// The names that the blocks around a statement declare.
#[derive(Default, Debug)]
pub(crate) struct Scope {
    names: Vec<Name>,
    /// Where the names of the innermost block begin.
    block: usize,
}

impl Scope {
    /// Adds a name to the innermost block.
    pub(super) fn add(&mut self, name: Name) {
        self.names.push(name);
    }
}

impl Context<'_> {
    /// Runs `inside` in a block of its own.
    pub(crate) fn in_scope(&mut self, inside: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope.block, self.scope.names.len());
        inside(self);
        self.scope.names.truncate(self.scope.block);
        self.scope.block = outer;
    }

    /// Runs `inside` in the block of a function with these parameters and results.
    pub(crate) fn in_function_scope(
        &mut self,
        names: impl Iterator<Item = Name>,
        inside: impl FnOnce(&mut Self),
    ) {
        let names = names.filter(|&name| self.name(name) != "_").collect();
        let outer = std::mem::replace(&mut self.scope, Scope { names, block: 0 });
        inside(self);
        self.scope = outer;
    }

    /// Adds a name to the innermost block, which has to be its only one there.
    pub(crate) fn declare_name(&mut self, name: Name, span: Span) {
        let text = self.name(name);
        if text == "_" {
            return;
        }
        if self.scope.names[self.scope.block..].contains(&name) {
            let message = format!("{text} redeclared in this block");
            self.error_at(span, ErrorCode::DuplicateDecl, message);
        }
        self.scope.names.push(name);
    }

    /// A return without values gives back the results, none of which another
    /// declaration may hide (spec: Return statements).
    pub(crate) fn check_hidden_results(&mut self, stmt: StmtId) {
        for result in self.results.clone() {
            let Some(name) = result.name.filter(|&name| self.name(name) != "_") else { continue };
            let declared = self.scope.names.iter().filter(|&&own| own == name).count();
            if declared > 1 {
                let message =
                    format!("result parameter {} not in scope at return", self.name(name));
                self.error_at(self.tree.span(stmt), ErrorCode::OutOfScopeResult, message);
            }
        }
    }
}
