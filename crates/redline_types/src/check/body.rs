//! The bodies of functions (spec: Blocks, Statements).

use redline_syntax::{BlockId, Decl, Expr, ExprId};

use super::{Context, EntryId, EntryKind, Package};
use crate::{Param, Type, TypeId};

/// A function literal whose body is still to be checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Literal {
    /// Its type.
    pub ty: TypeId,
    /// Its body.
    pub body: BlockId,
    /// The value of `iota` around it.
    pub iota: Option<u32>,
}

impl Package<'_> {
    /// Checks the bodies of all functions and methods of a file, and of the function
    /// literals in its initializers. The declarations are done.
    pub(crate) fn check_bodies(&self, file: usize) {
        // Entries stand in the order of their files.
        let first = self.entries.partition_point(|entry| entry.file < file);
        let end = self.entries.partition_point(|entry| entry.file <= file);
        for index in first..end {
            self.check_body(EntryId::new(index));
        }
        let literals = std::mem::take(&mut *self.lock_literals(file));
        for literal in literals {
            Context::new(self, file).literal_body(literal);
        }
    }

    fn check_body(&self, id: EntryId) {
        let entry = &self[id];
        let (EntryKind::Func(decl) | EntryKind::Method(decl)) = entry.kind else { return };
        let mut context = Context::new(self, entry.file);
        let Decl::Func(func) = &context.tree[decl] else { return };
        let Some(body) = func.body else { return };
        context.body(self.store.type_of(entry.object), body);
    }
}

impl Context<'_> {
    /// The body of a function with a signature, and of the literals in it.
    pub(crate) fn body(&mut self, signature: TypeId, body: BlockId) {
        let (params, results) = match &self.store[signature] {
            Type::Signature(signature) => (signature.params.clone(), signature.results.clone()),
            _ => Default::default(),
        };
        let names: Vec<_> = params.iter().chain(&results).filter_map(|param| param.name).collect();
        self.in_function(results, |context| {
            context.in_function_scope(names.into_iter(), |context| {
                context.stmts(context.tree[body].stmts);
            });
            context.check_return(body);
            context.check_labels(body);
        });
        while let Some(literal) = self.literals.pop() {
            self.literal_body(literal);
        }
    }

    fn literal_body(&mut self, literal: Literal) {
        let outer = std::mem::replace(&mut self.iota, literal.iota);
        self.body(literal.ty, literal.body);
        self.iota = outer;
    }

    fn in_function(&mut self, results: Box<[Param]>, check: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.results, results);
        check(self);
        self.results = outer;
    }

    /// A function literal: a value of the type it states. Its body is checked
    /// behind the one it stands in.
    pub(crate) fn literal(
        &mut self,
        expr: ExprId,
        ty: ExprId,
        body: BlockId,
    ) -> super::operand::Operand {
        let operand = self.func_lit(expr, ty);
        if matches!(self.tree[ty], Expr::FuncType(_)) && self.recording {
            self.literals.push(Literal { ty: operand.ty, body, iota: self.iota });
        }
        operand
    }
}
