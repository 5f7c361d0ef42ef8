//! Predeclared functions, and those of package `unsafe` (spec: Built-in functions,
//! Package unsafe).

use redline_base::Span;
use redline_syntax::{Expr, ExprId};
use redline_types::{Basic, Builtin, ObjectKind, Type, TypeId};

use super::Lowering;
use super::call::{Prepared, Target};
use crate::{BinaryOp, Check, Op, Terminator, UnsafeSize, ValueId};

/// A slice or channel with fewer elements is not too large, whatever they are.
const SMALL: u64 = 1 << 16;

impl Lowering<'_, '_> {
    /// A call of a predeclared function, not constant.
    pub(crate) fn builtin(&mut self, expr: ExprId) -> ValueId {
        let tree = self.file.tree;
        let Expr::Call { callee, args, spread } = tree[expr] else { return self.unknown(expr) };
        let Some(builtin) = self.builtin_named(tree.unparen(callee)) else {
            return self.unknown(expr);
        };
        let (args, ty, at) = (tree.list(args), self.type_of(expr), tree.span(expr));
        match builtin {
            Builtin::New => self.new_variable(args, ty, at),
            Builtin::Make => self.make_value(args, ty, at),
            Builtin::Append => self.append(args, spread, ty, at),
            Builtin::Len | Builtin::Cap => self.len_or_cap(builtin, args, ty, at),
            Builtin::Sizeof | Builtin::Alignof | Builtin::Offsetof => {
                self.size_of(builtin, args, ty, at)
            }
            _ => {
                let prepared = self.prepare_builtin(expr);
                self.make(&prepared)
            }
        }
    }

    /// Evaluates the arguments of a predeclared function that may be deferred, or of
    /// one that only computes.
    pub(crate) fn prepare_builtin(&mut self, expr: ExprId) -> Prepared {
        let tree = self.file.tree;
        let at = tree.span(expr);
        let result = self.file.records.ty(expr).unwrap_or_else(|| self.nothing());
        let unknown = Prepared { target: Target::Unknown, values: Vec::new(), result, at };
        let Expr::Call { callee, args, .. } = tree[expr] else { return unknown };
        let Some(builtin) = self.builtin_named(tree.unparen(callee)) else { return unknown };
        let values = self.builtin_args(builtin, tree.list(args), result);
        Prepared { target: Target::Builtin(builtin), values, result, at }
    }

    fn builtin_named(&self, callee: ExprId) -> Option<Builtin> {
        match self.store[self.file.records.used(callee)?].kind {
            ObjectKind::Builtin(builtin) => Some(builtin),
            _ => None,
        }
    }

    fn builtin_args(&mut self, builtin: Builtin, args: &[ExprId], result: TypeId) -> Vec<ValueId> {
        let tree = self.file.tree;
        let mut values = Vec::with_capacity(args.len());
        for (index, &arg) in args.iter().enumerate() {
            let tuple = matches!(self.store[self.type_of(arg)], Type::Tuple(_));
            if tuple {
                values.extend(self.results_of(arg));
                continue;
            }
            let value = self.expr(arg);
            let at = tree.span(arg);
            values.push(match builtin {
                Builtin::Min | Builtin::Max => self.assigned(value, result, at),
                Builtin::Panic => self.assigned(value, self.any(), at),
                Builtin::Delete if index == 1 => {
                    match values.first().map(|&map| self.core(self.builder.body.ty(map))) {
                        Some(&Type::Map { key, .. }) => self.assigned(value, key, at),
                        _ => value,
                    }
                }
                _ => value,
            });
        }
        values
    }

    /// The type `any`.
    fn any(&self) -> TypeId {
        self.store.predeclared_type(redline_names::Predeclared::Any)
    }

    /// Does what a predeclared function does.
    pub(crate) fn make_builtin(&mut self, builtin: Builtin, prepared: &Prepared) -> ValueId {
        let (ty, at) = (prepared.result, prepared.at);
        match (builtin, &*prepared.values) {
            (Builtin::Min | Builtin::Max, &[only]) => only,
            (Builtin::Min, values) => self.extremum(BinaryOp::Min, values, ty, at),
            (Builtin::Max, values) => self.extremum(BinaryOp::Max, values, ty, at),
            (Builtin::Complex, &[re, im]) => self.builder.emit(Op::Complex { re, im }, ty, at),
            (Builtin::Real, &[value]) => self.builder.emit(Op::Real(value), ty, at),
            (Builtin::Imag, &[value]) => self.builder.emit(Op::Imag(value), ty, at),
            (Builtin::Copy, &[target, source]) => {
                self.builder.emit(Op::Copy { target, source }, Basic::Int.id(), at)
            }
            (Builtin::Recover, _) => {
                let frame = self.range_body.is_some().then(|| self.frame());
                self.builder.emit(Op::Recover(frame), ty, at)
            }
            (Builtin::Add, &[pointer, len]) => {
                self.builder.emit(Op::UnsafeAdd { pointer, len }, ty, at)
            }
            (Builtin::Slice | Builtin::String, &[pointer, len]) => {
                self.effect(Op::Check(Check::UnsafeLen { pointer, len }), at);
                self.builder.emit(Op::UnsafeSlice { pointer, len }, ty, at)
            }
            (Builtin::SliceData | Builtin::StringData, &[value]) => {
                self.builder.emit(Op::UnsafeData(value), ty, at)
            }
            _ => {
                self.builtin_statement(builtin, &prepared.values, at);
                let nothing = self.nothing();
                self.builder.zero(nothing)
            }
        }
    }

    /// Predeclared functions that give nothing.
    fn builtin_statement(&mut self, builtin: Builtin, values: &[ValueId], at: Span) {
        match (builtin, values) {
            (Builtin::Panic, &[value]) => self.builder.terminate(Terminator::Panic(value), at),
            (Builtin::Close, &[channel]) => self.effect(Op::Close(channel), at),
            (Builtin::Clear, &[value]) => self.effect(Op::Clear(value), at),
            (Builtin::Delete, &[map, key]) => {
                self.check_hashable(key, at);
                self.effect(Op::MapDelete { map, key }, at);
            }
            (Builtin::Print | Builtin::Println, values) => {
                let args = self.builder.list(values);
                self.effect(Op::Print { args, line: builtin == Builtin::Println }, at);
            }
            _ => {}
        }
    }

    fn extremum(&mut self, op: BinaryOp, values: &[ValueId], ty: TypeId, at: Span) -> ValueId {
        let mut values = values.iter().copied();
        let Some(mut result) = values.next() else { return self.unknown_of(ty, at) };
        for right in values {
            result = self.builder.emit(Op::Binary { op, left: result, right }, ty, at);
        }
        result
    }

    /// `new(T)` or `new(value)`.
    fn new_variable(&mut self, args: &[ExprId], ty: TypeId, at: Span) -> ValueId {
        let address = |lowering: &mut Self| lowering.builder.emit(Op::Alloc, ty, at);
        match args {
            &[arg] if self.file.records.mode(arg) != redline_types::Mode::Type => {
                let element = self.pointee(ty).unwrap_or_else(|| Basic::Invalid.id());
                let value = self.expr_as(arg, element);
                let address = address(self);
                self.store_at(address, value, at);
                address
            }
            _ => address(self),
        }
    }

    fn make_value(&mut self, args: &[ExprId], ty: TypeId, at: Span) -> ValueId {
        let sizes: Vec<ValueId> = args.iter().skip(1).map(|&size| self.index_value(size)).collect();
        let op = match self.core(ty) {
            Type::Slice(_) => {
                let len = sizes.first().copied().unwrap_or_else(|| self.int(0));
                let cap = sizes.get(1).copied().unwrap_or(len);
                let known = [len, cap].map(|size| self.known_integer(size));
                let fits = matches!(known, [Some(len), Some(cap)] if len <= cap && cap < SMALL);
                if !fits {
                    self.effect(Op::Check(Check::SliceSize { len, cap }), at);
                }
                Op::MakeSlice { len, cap }
            }
            Type::Map { .. } => Op::MakeMap(sizes.first().copied()),
            Type::Chan { .. } => {
                if let Some(&size) = sizes.first()
                    && self.known_integer(size).is_none_or(|size| size >= SMALL)
                {
                    self.effect(Op::Check(Check::ChanSize(size)), at);
                }
                Op::MakeChan(sizes.first().copied())
            }
            _ => return self.unknown_of(ty, at),
        };
        self.builder.emit(op, ty, at)
    }

    fn append(&mut self, args: &[ExprId], spread: bool, ty: TypeId, at: Span) -> ValueId {
        let Some((&first, rest)) = args.split_first() else { return self.unknown_of(ty, at) };
        if let Type::Tuple(_) = self.store[self.type_of(first)] {
            let values = self.results_of(first);
            return self.append_values(&values, ty, at);
        }
        let slice = self.expr_as(first, ty);
        if let (&[tail], true) = (rest, spread) {
            let tail = self.expr(tail);
            let tail_ty = self.builder.body.ty(tail);
            if matches!(self.store[tail_ty], Type::Basic(Basic::UntypedNil)) {
                return slice;
            }
            return self.builder.emit(Op::AppendSlice { slice, tail }, ty, at);
        }
        let mut values = vec![slice];
        for &arg in rest {
            values.push(self.expr(arg));
        }
        self.append_values(&values, ty, at)
    }

    fn append_values(&mut self, values: &[ValueId], ty: TypeId, at: Span) -> ValueId {
        let Some((&slice, items)) = values.split_first() else { return self.unknown_of(ty, at) };
        let element = match *self.core(ty) {
            Type::Slice(element) => element,
            _ => Basic::Invalid.id(),
        };
        if items.is_empty() {
            return slice;
        }
        let items: Vec<ValueId> =
            items.iter().map(|&item| self.assigned(item, element, at)).collect();
        let items = self.builder.list(&items);
        self.builder.emit(Op::Append { slice, items }, ty, at)
    }

    fn len_or_cap(&mut self, builtin: Builtin, args: &[ExprId], ty: TypeId, at: Span) -> ValueId {
        let Some(&arg) = args.first() else { return self.unknown_of(ty, at) };
        let value = self.expr(arg);
        let op = if builtin == Builtin::Len { Op::Len(value) } else { Op::Cap(value) };
        self.builder.emit(op, ty, at)
    }

    /// The offset of a field in a struct of type `of`, through embedded ones.
    fn offset_of(&mut self, of: TypeId, path: &[u32], ty: TypeId, at: Span) -> ValueId {
        let mut of = of;
        let mut sum = None;
        for &field in path {
            let types = self.builder.types(&[of]);
            let op = Op::UnsafeSize(UnsafeSize::Offset(field), types);
            let right = self.builder.emit(op, ty, at);
            let added = |left| Op::Binary { op: BinaryOp::Add, left, right };
            sum = Some(sum.map_or(right, |left| self.builder.emit(added(left), ty, at)));
            of = self.field_type_of(of, field);
        }
        sum.unwrap_or_else(|| self.unknown_of(ty, at))
    }

    /// A size that depends on type parameters.
    fn size_of(&mut self, builtin: Builtin, args: &[ExprId], ty: TypeId, at: Span) -> ValueId {
        let tree = self.file.tree;
        let Some(&arg) = args.first() else { return self.unknown_of(ty, at) };
        let (of, size) = match (builtin, tree[tree.unparen(arg)]) {
            (Builtin::Offsetof, Expr::Selector { .. }) => {
                let arg = tree.unparen(arg);
                let Some(selection) = self.file.records.selection(self.store, tree, arg) else {
                    return self.unknown_of(ty, at);
                };
                return self.offset_of(selection.receiver, &selection.path, ty, at);
            }
            (Builtin::Alignof, _) => (self.type_of(arg), UnsafeSize::Align),
            _ => (self.type_of(arg), UnsafeSize::Size),
        };
        let of = self.builder.types(&[of]);
        self.builder.emit(Op::UnsafeSize(size, of), ty, at)
    }
}
