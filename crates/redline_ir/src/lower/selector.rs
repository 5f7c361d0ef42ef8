//! Methods as values (spec: Method values, Method expressions).

use redline_base::Span;
use redline_syntax::{Expr, ExprId};
use redline_types::{ObjectId, SelectionKind, Type, TypeId};

use super::Lowering;
use super::call::{Prepared, Target};
use super::place::{Located, Place};
use crate::{FunctionKind, Op, ValueId, ValueList};

impl Lowering<'_, '_> {
    /// `x.m` or `T.m` of a method, as a value.
    pub(crate) fn method_value(&mut self, selector: ExprId, base: ExprId) -> ValueId {
        self.method_of_type(selector, base, self.type_of(selector))
    }

    /// `f[T]`: a generic function or method with type arguments, as a value.
    pub(crate) fn instantiated(&mut self, expr: ExprId, generic: ExprId) -> ValueId {
        let (file, ty) = (self.file, self.type_of(expr));
        let generic = file.tree.unparen(generic);
        match file.tree[generic] {
            Expr::Selector { base, .. }
                if file.records.selection(self.store, file.tree, generic).is_some() =>
            {
                self.method_of_type(generic, base, ty)
            }
            _ => self.named_value(generic),
        }
    }

    /// A method as a function of the type `ty`.
    fn method_of_type(&mut self, selector: ExprId, base: ExprId, ty: TypeId) -> ValueId {
        let file = self.file;
        let Some(selection) = file.records.selection(self.store, file.tree, selector) else {
            return self.unknown(selector);
        };
        let at = file.tree.span(selector);
        let (object, path) = (selection.object, selection.path.to_vec());
        if selection.kind == SelectionKind::MethodExpr {
            return self.method_expr((selector, ty), selection.receiver, object, &path);
        }
        let (receiver, receiver_ty) = self.receiver(selector, base, object, &path);
        self.check_receiver(receiver, at);
        let type_args = match self.method_target(object, receiver_ty, selector) {
            Some(Target::Declared { type_args, .. }) => type_args,
            Some(_) => Vec::new(),
            None => return self.unknown(selector),
        };
        let type_args = self.builder.types(&type_args);
        self.builder.emit(Op::MethodValue { receiver, method: object, type_args }, ty, at)
    }

    /// `T.m`: a function whose first parameter is the receiver.
    fn method_expr(
        &mut self,
        (selector, ty): (ExprId, TypeId),
        receiver: TypeId,
        object: ObjectId,
        path: &[u32],
    ) -> ValueId {
        let at = self.file.tree.span(selector);
        if path.len() == 1
            && self.takes(object, receiver)
            && let Some(Target::Declared { type_args, .. }) =
                self.method_target(object, receiver, selector)
        {
            let type_args = self.builder.types(&type_args);
            return self.builder.emit(Op::Function { object, type_args }, ty, Span::default());
        }
        let Type::Signature(signature) = self.core(ty) else { return self.unknown(selector) };
        let params: Vec<TypeId> = signature.params.iter().map(|param| param.ty).collect();
        let result = match &*signature.results {
            [] => self.nothing(),
            [one] => one.ty,
            all => self.package.tuple(&all.iter().map(|result| result.ty).collect::<Vec<_>>()),
        };
        let results: Vec<TypeId> = signature.results.iter().map(|result| result.ty).collect();
        let mut child = self.child(FunctionKind::Wrapper { parent: self.id }, at);
        child.package.function(child.id).signature = ty;
        child.result_types = results;
        let values: Vec<ValueId> =
            params.iter().map(|&param| child.builder.function_param(param, at)).collect();
        child.call_method(selector, object, path, values, result);
        let function = child.id;
        child.finish();
        self.builder.emit(Op::Closure { function, bindings: ValueList::EMPTY }, ty, at)
    }

    /// Whether a method takes a receiver of just this type.
    fn takes(&self, object: ObjectId, receiver: TypeId) -> bool {
        let redline_types::ObjectKind::Method(method) = self.store[object].kind else {
            return false;
        };
        let by_pointer = self.store[method].receiver().is_some_and(|it| it.is_pointer);
        let is_pointer = matches!(self.store[self.store.unalias(receiver)], Type::Pointer(_));
        by_pointer == is_pointer
    }

    /// Calls a method of the first of the values, and returns what it returns.
    fn call_method(
        &mut self,
        selector: ExprId,
        object: ObjectId,
        path: &[u32],
        values: Vec<ValueId>,
        result: TypeId,
    ) {
        let at = self.file.tree.span(selector);
        let mut values = values.into_iter();
        let Some(first) = values.next() else { return };
        let ty = self.builder.body.ty(first);
        let located = Located { place: Place::Value(first), ty, at };
        let (receiver, receiver_ty) = self.receiver_at(located, object, path);
        self.check_receiver(receiver, at);
        let target = self.method_target(object, receiver_ty, selector).unwrap_or(Target::Unknown);
        let values = std::iter::once(receiver).chain(values).collect();
        let value = self.make(&Prepared { target, values, result, at });
        let results: Vec<ValueId> = match self.result_types.len() {
            0 => Vec::new(),
            1 => vec![value],
            count => (0..count).map(|index| self.extract(value, index, at)).collect(),
        };
        self.return_values(&results, at);
    }
}
