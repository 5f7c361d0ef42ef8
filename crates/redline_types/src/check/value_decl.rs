//! Constants and variables of a package (spec: Constant declarations, Iota,
//! Variable declarations).

use std::sync::atomic::Ordering;

use redline_constant::Kind;
use redline_syntax::{Expr, ExprId, Spec};

use super::assign::{Giving, Taker};
use super::entry::{ConstDecl, VarDecl};
use super::operand::Operand;
use super::{Context, Entry, EntryId, EntryKind};
use crate::error::ErrorCode;
use crate::{Basic, ObjectId, TypeId};

fn invalid() -> TypeId {
    Basic::Invalid.id()
}

impl Context<'_> {
    /// A constant, at top level or in a function.
    pub(crate) fn const_decl(&mut self, object: ObjectId, decl: ConstDecl) {
        let outer = self.iota.replace(decl.iota);
        self.recording = !decl.inherited;
        self.repeated_at = decl.inherited.then(|| self.place_of(object));
        let written = decl.ty.map(|ty| self.ty(ty));
        if let (Some(expr), Some(ty)) = (decl.ty, written)
            && !self.is_invalid(ty)
            && !self.all_basic(ty, Basic::is_const_type)
        {
            let message = format!("invalid constant type {}", self.ty_text(ty));
            self.error(expr, ErrorCode::InvalidConstType, message);
            self.store[object].set_type(Basic::Invalid.id());
            return;
        }
        let mut operand = match decl.value {
            Some(value) => self.expr(value),
            None => {
                return self.store[object].set_type(written.unwrap_or_else(|| Basic::Invalid.id()));
            }
        };
        self.init_const(object, written, &mut operand);
        self.settle_pending();
        self.recording = true;
        self.repeated_at = None;
        self.iota = outer;
    }

    fn place_of(&self, object: ObjectId) -> redline_base::Span {
        let declared = self.store[object].declared;
        redline_base::Span::empty(declared.map_or(0, |declared| declared.offset))
    }

    fn init_const(&mut self, object: ObjectId, written: Option<TypeId>, operand: &mut Operand) {
        if operand.is_invalid() {
            let ty =
                if operand.ty == Basic::Unknown.id() { operand.ty } else { Basic::Invalid.id() };
            return self.store[object].set_type(written.unwrap_or(ty));
        }
        if operand.value.is_none() {
            let text = self.text(operand.expr);
            let message = format!(
                "{text} ({} of type {}) is not constant",
                super::describe::noun(operand),
                self.ty_text(operand.ty)
            );
            self.error(operand.expr, ErrorCode::InvalidConstInit, message);
            return self.store[object].set_type(written.unwrap_or_else(|| Basic::Invalid.id()));
        }
        if let Some(ty) = written {
            self.assign_constant(operand, ty);
        }
        self.store[object].set_type(written.unwrap_or(operand.ty));
        if let Some(value) = operand.value.clone().filter(|_| !operand.is_invalid()) {
            self.store.set_constant(object, value);
        }
    }

    /// A constant that is given to what has the type `ty`.
    fn assign_constant(&mut self, operand: &mut Operand, ty: TypeId) {
        if self.is_untyped(operand.ty) {
            self.assign_untyped(operand, ty, Some(ty), "constant declaration");
        } else {
            self.assignment(operand, Some(ty), "constant declaration");
        }
    }

    /// A variable of the package. Those that one call gives values to are
    /// declared together.
    pub(crate) fn package_var(&mut self, id: EntryId, decl: VarDecl) {
        let Spec::Value(spec) = self.tree[decl.spec] else { return };
        let object = self.package[id].object;
        let written = spec.ty.map(|ty| self.var_type(ty));
        let values = self.tree.list(spec.values);
        if let Some(ty) = written {
            self.store[object].set_type(ty);
        }
        match (values.get(decl.index), values) {
            (_, []) => {}
            (_, &[_]) if spec.names.len() > 1 => self.vars_of_call(id, decl, values, written),
            (Some(value), _) => {
                let taker = written.map_or(Taker::New, Taker::Typed);
                let types = self.give(&[*value], &[taker], Giving::Declaration);
                self.store[object].set_type(types.first().copied().unwrap_or_else(invalid));
            }
            (None, _) => self.store[object].set_type(Basic::Invalid.id()),
        }
        self.settle_pending();
    }

    /// `var a, b = f()`
    fn vars_of_call(
        &mut self,
        id: EntryId,
        decl: VarDecl,
        values: &[ExprId],
        written: Option<TypeId>,
    ) {
        // The others of the spec are declared by the same call.
        let of_spec = |entry: &&Entry| {
            matches!(entry.kind, EntryKind::Var(other) if other.spec == decl.spec)
                && entry.file == self.package[id].file
        };
        let entries: Vec<&Entry> = self.package.entries.iter().filter(of_spec).collect();
        let taker = written.map_or(Taker::New, Taker::Typed);
        let takers = vec![taker; entries.len()];
        let types = self.give(values, &takers, Giving::Assignment);
        for (entry, ty) in entries.into_iter().zip(types) {
            self.store[entry.object].set_type(ty);
        }
    }

    /// The length of an array type: a constant integer that is not negative.
    pub(crate) fn array_len(&mut self, expr: ExprId) -> Option<u64> {
        if let Expr::Ellipsis(_) = self.tree[expr] {
            self.error(
                expr,
                ErrorCode::InvalidArrayLen,
                "invalid use of [...] array (outside a composite literal)",
            );
            return None;
        }
        self.package.lens.fetch_add(1, Ordering::Relaxed);
        let operand = self.expr(expr);
        self.package.lens.fetch_sub(1, Ordering::Relaxed);
        if operand.is_invalid() || self.is_hazy(operand.ty) {
            return None;
        }
        let Some(value) = operand.value.clone() else {
            let text = self.text(expr);
            self.error(expr, ErrorCode::InvalidArrayLen, format!("invalid array length {text}"));
            return None;
        };
        let described = format!("{} ({} constant)", self.text(expr), self.ty_text(operand.ty));
        let is_integer = self.is_integer_type(operand.ty) || self.is_untyped(operand.ty);
        let whole = value.to_int();
        if is_integer
            && whole.kind() == Kind::Int
            && let Some(len) = whole.as_i64().and_then(|len| u64::try_from(len).ok())
        {
            return Some(len);
        }
        let message = if is_integer {
            format!("invalid array length {described}")
        } else {
            format!("array length {described} must be integer")
        };
        self.error(expr, ErrorCode::InvalidArrayLen, message);
        None
    }
}
